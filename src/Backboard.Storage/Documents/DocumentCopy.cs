using Backboard.Storage.Sql;

namespace Backboard.Storage.Documents;

/// <summary>Gives an assistant the documents of another, one in a transaction. Repeated, it copies only what is missing.</summary>
internal sealed class DocumentCopy(IDatabase database)
{
    private const string Copied = $"({DocumentRow.IsIndexed} OR {DocumentRow.IsOpen})";

    private const string Originals =
        $"SELECT document_id FROM documents WHERE {DocumentColumns.AreOfScope} AND {Copied} ORDER BY created_at, document_id";

    private const string Indexed = $"SELECT {DocumentRow.IsIndexed} FROM documents WHERE {DocumentColumns.AreOfKey} AND {Copied} ";

    private const string IsThere = $"SELECT 1 FROM documents WHERE document_id = @copy AND {DocumentColumns.AreOfScope}";

    private readonly DocumentOwners _owners = new(database.Dialect);

    private readonly string _lock = Indexed + database.Dialect.ForUpdate;

    // What was read so far of one that is being read is left behind.
    private readonly string _insert =
        $"""
        INSERT INTO documents (document_id, tenant_id, scope_kind, scope_id, position, filename, type, size, sha256, status, summary,
          chunk_count, total_tokens, page_count, text_length, attempt, due_at, completed_at, created_at, updated_at)
        SELECT @copy, s.tenant_id, s.scope_kind, @scope, s.position, s.filename, s.type, s.size, s.sha256,
          CASE WHEN s.{DocumentRow.IsIndexed} THEN s.status ELSE 'PENDING' END, s.summary,
          CASE WHEN s.{DocumentRow.IsIndexed} THEN s.chunk_count END,
          CASE WHEN s.{DocumentRow.IsIndexed} THEN s.total_tokens END, s.page_count,
          CASE WHEN s.{DocumentRow.IsIndexed} THEN s.text_length ELSE 0 END, 0, {database.Dialect.Now},
          CASE WHEN s.{DocumentRow.IsIndexed} THEN {database.Dialect.Now} END, @now, {database.Dialect.Now}
        FROM documents s
        WHERE s.document_id = @document AND s.tenant_id = @tenant AND NOT EXISTS (SELECT 1 FROM tombstones x WHERE x.id = @copy)
        ON CONFLICT (document_id) DO NOTHING
        """;

    public async Task<int> Copy(AssistantKey from, AssistantKey to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (from.TenantId != to.TenantId) return 0;
        var originals = await database.Read(
            session => session.Query(Originals, row => row.GetGuid(0), DocumentScope.Of(from).Parameters()), cancellationToken);
        var copies = 0;
        foreach (var id in originals)
            if (await database.Write(session => Copy(session, new DocumentKey(from.TenantId, id), to, now), cancellationToken)) copies++;
        return copies;
    }

    /// <summary>True when the copy is there, whoever made it.</summary>
    private async Task<bool> Copy(SqlSession session, DocumentKey original, AssistantKey to, DateTimeOffset now)
    {
        var scope = DocumentScope.Of(to);
        if (!await _owners.Keep(session, scope)) return false;
        if (await session.Query(_lock, row => row.GetBoolean(0), original.Parameters()) is not [var isIndexed]) return false;
        var copy = Ids.OfCopy(original.DocumentId, to.AssistantId);
        var isNew = await session.Execute(_insert, [.. original.Parameters(), ("copy", copy), ("scope", to.AssistantId), ("now", now)]) > 0;
        if (!isNew) return (await session.Query(IsThere, _ => true, [.. scope.Parameters(), ("copy", copy)])).Count > 0;
        if (isIndexed)
        {
            await DocumentContent.Copy(session, original.DocumentId, copy);
            await ScopeHead.Raise(session, scope);
        }
        else
        {
            await DocumentContent.CopyParts(session, original.DocumentId, copy);
        }

        return true;
    }
}
