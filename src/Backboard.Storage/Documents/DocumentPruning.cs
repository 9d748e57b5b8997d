using Backboard.Storage.Sql;

namespace Backboard.Storage.Documents;

/// <summary>Finds and removes rows that nobody will come back for, a row in a transaction.</summary>
internal sealed class DocumentPruning(IDatabase database)
{
    private const int AtOnce = 100;
    private const int SettledAtOnce = 1000;

    private readonly DocumentRemoval _removal = new(database.Dialect);

    private readonly string _settle =
        $"""
        UPDATE documents SET loose_since = NULL WHERE document_id IN (
          SELECT d.document_id FROM documents d
          WHERE d.loose_since IS NOT NULL AND d.{DocumentRow.IsVisible}
            AND EXISTS (SELECT 1 FROM runs r WHERE r.run_id = d.run_id AND r.thread_id = d.scope_id)
          ORDER BY d.loose_since LIMIT @limit {database.Dialect.ForUpdateSkipLocked("d")})
        """;

    private readonly string _lock =
        $"""
        SELECT d.document_id FROM documents d WHERE d.document_id = @document AND d.tenant_id = @tenant
        {database.Dialect.ForUpdateSkipLocked("d")}
        """;

    private readonly string _leftOver =
        $"""
        documents d LEFT JOIN nodes n ON n.owner = d.owner
        LEFT JOIN runs r ON r.run_id = d.run_id AND r.thread_id = d.scope_id
        WHERE d.loose_since IS NOT NULL AND (
          (d.status = 'UPLOADING' AND (n.owner IS NULL OR n.retired OR d.loose_since < {database.Dialect.Now} - @age))
          OR (d.{DocumentRow.IsVisible} AND d.loose_since < {database.Dialect.Now} - @age AND r.run_id IS NULL))
        """;

    public async Task<int> Prune(TimeSpan olderThan, CancellationToken cancellationToken)
    {
        while (await database.Write(session => session.Execute(_settle, ("limit", SettledAtOnce)), cancellationToken) == SettledAtOnce)
            cancellationToken.ThrowIfCancellationRequested();
        var found = await database.Read(
            session => session.Query(
                $"SELECT d.tenant_id, d.document_id FROM {_leftOver} ORDER BY d.loose_since LIMIT @limit",
                row => row.DocumentKey(0), ("age", olderThan), ("limit", AtOnce)),
            cancellationToken);
        var removed = 0;
        foreach (var key in found)
            if (await database.Write(session => Remove(session, key, olderThan), cancellationToken)) removed++;
        return removed;
    }

    /// <summary>False when somebody came back for it.</summary>
    private async Task<bool> Remove(SqlSession session, DocumentKey key, TimeSpan olderThan)
    {
        if ((await session.Query(_lock, _ => true, key.Parameters())).Count == 0) return false;
        var found = await session.Query(
            $"SELECT {DocumentRow.Columns} FROM {_leftOver} AND d.document_id = @document AND d.tenant_id = @tenant",
            row => DocumentRow.Read(row), [.. key.Parameters(), ("age", olderThan)]);
        if (found is not [var document]) return false;
        await _removal.Remove(session, key.DocumentId);
        if (document.Status == DocumentStatus.Indexed) await ScopeHead.Raise(session, document.Scope);
        if (document.Status != DocumentStatus.Uploading) await ScopeHead.Drop(session, document.Scope);
        return true;
    }
}
