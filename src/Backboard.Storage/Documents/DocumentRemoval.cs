using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Documents;

/// <summary>Removes every row of documents inside the caller's transaction.</summary>
internal sealed class DocumentRemoval(SqlDialect dialect)
{
    // A statement has a time limit, and a document may have a thousand parts.
    private const int AtOnce = 10;

    private static readonly string[] Tables = ["document_vectors", "document_chunks", "document_texts", "document_parts", "documents"];

    private readonly DocumentReads _reads = new(dialect);

    private readonly string _ofOwners =
        $"""
        SELECT document_id FROM documents
        WHERE tenant_id = @tenant AND {dialect.IsIn("scope_id", "@ids")} ORDER BY document_id {dialect.ForUpdate}
        """;

    private readonly string _bury =
        $"""
        INSERT INTO tombstones (id, deleted_at) SELECT document_id, {dialect.Now} FROM documents
        WHERE tenant_id = @tenant AND {dialect.IsIn("scope_id", "@ids")} ON CONFLICT (id) DO NOTHING
        """;

    private readonly string _heads = $"DELETE FROM document_scopes WHERE tenant_id = @tenant AND {dialect.IsIn("scope_id", "@ids")}";

    /// <summary>All documents of threads or assistants, which must be locked; their ids cannot be used again.</summary>
    public async Task RemoveAll(SqlSession session, string tenantId, Guid[] owners)
    {
        (string, object?)[] parameters = [("tenant", tenantId), ("ids", owners)];
        Guid[] ids = [.. await session.Query(_ofOwners, row => row.GetGuid(0), parameters)];
        if (ids.Length > 0) await session.Execute(_bury, parameters);
        foreach (var some in ids.Chunk(AtOnce)) await Remove(session, some);
        await session.Execute(_heads, parameters);
    }

    /// <summary>One document; its id cannot be used again. What it was, or null when it is not there.</summary>
    public async Task<Document?> Delete(SqlSession session, DocumentKey key)
    {
        if (await _reads.Lock(session, key) is not { } document) return null;
        await ThreadRemoval.Bury(session, dialect, key.DocumentId);
        await Remove(session, key.DocumentId);
        if (document.Status == DocumentStatus.Indexed) await ScopeHead.Raise(session, document.Scope);
        return document;
    }

    /// <summary>Documents that are locked already; their ids may be used again.</summary>
    public async Task Remove(SqlSession session, params Guid[] ids)
    {
        foreach (var table in Tables)
            await session.Execute($"DELETE FROM {table} WHERE {dialect.IsIn("document_id", "@ids")}", ("ids", ids));
    }
}
