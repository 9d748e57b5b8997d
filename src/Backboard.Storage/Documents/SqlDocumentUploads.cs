using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Documents;

internal sealed class SqlDocumentUploads(IDatabase database) : IDocumentUploads
{
    private const string IsUpload = $"{DocumentColumns.AreOfKey} AND status = 'UPLOADING'";

    private const string Exhume =
        $"DELETE FROM documents WHERE {DocumentColumns.AreOfKey} AND EXISTS (SELECT 1 FROM tombstones x WHERE x.id = @document)";

    private readonly DocumentOwners _owners = new(database.Dialect);
    private readonly DocumentRemoval _removal = new(database.Dialect);

    private readonly string _begin =
        $"""
        INSERT INTO documents ({DocumentRow.Set.Names}, position, size, sha256, status, text_length, attempt, due_at, loose_since,
          updated_at)
        SELECT {DocumentRow.Set.Placeholders},
          (SELECT COALESCE(MAX(o.position), 0) + 1 FROM documents o WHERE o.run_id = @run_id AND o.tenant_id = @tenant_id),
          0, '', 'UPLOADING', 0, 0, {database.Dialect.Now}, {database.Dialect.Now}, {database.Dialect.Now}
        WHERE NOT EXISTS (SELECT 1 FROM tombstones x WHERE x.id = @document_id)
        ON CONFLICT (document_id) DO NOTHING
        """;

    private readonly string _append =
        $"""
        INSERT INTO document_parts (document_id, part, bytes)
        SELECT d.document_id, @part, @bytes FROM (SELECT document_id FROM documents WHERE {IsUpload} {database.Dialect.ForNoKeyUpdate}) d
        WHERE TRUE ON CONFLICT (document_id, part) DO UPDATE SET bytes = excluded.bytes
        """;

    private readonly string _complete =
        $"""
        UPDATE documents SET status = 'PENDING', size = @size, sha256 = @sha256, owner = NULL, due_at = {database.Dialect.Now},
          loose_since = CASE WHEN scope_kind = 'THREAD' AND run_id IS NOT NULL THEN loose_since END, updated_at = {database.Dialect.Now}
        WHERE {IsUpload}
        """;

    private readonly string _lock = $"SELECT document_id FROM documents WHERE {IsUpload} {database.Dialect.ForUpdate}";

    public Task<Document?> Begin(Document document, string owner, CancellationToken cancellationToken)
    {
        WriteCheck.Text(document.Filename);
        WriteCheck.Text(document.Type);
        return database.Write(
            async session =>
            {
                if (!await _owners.Keep(session, document)) return null;
                await Discard(session, document.Key);
                await session.Execute(_begin, DocumentRow.Set.Parameters(new DocumentRow(document, owner)));
                // A deletion may have ended while the insertion waited for it; its tombstone shows only now.
                await session.Execute(Exhume, document.Key.Parameters());
                return await DocumentReads.FindAny(session, document.Key);
            },
            cancellationToken);
    }

    public Task<bool> Append(DocumentKey key, int part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length is 0 or > IDocumentUploads.PartBytes)
            throw new ArgumentException($"A part has 1 to {IDocumentUploads.PartBytes} bytes, not {bytes.Length}.", nameof(bytes));
        return database.Write(
            async session => await session.Execute(_append, [.. key.Parameters(), ("part", part), ("bytes", bytes)]) > 0,
            cancellationToken);
    }

    public Task<Document?> Complete(DocumentKey key, long size, string sha256, CancellationToken cancellationToken) => database.Write(
        async session =>
        {
            if (await DocumentReads.FindAny(session, key) is not { } document || !await _owners.Keep(session, document)) return null;
            await session.Execute(_complete, [.. key.Parameters(), ("size", size), ("sha256", sha256)]);
            // Also when an earlier try of this call has done it.
            return await DocumentReads.Find(session, key);
        },
        cancellationToken);

    public Task Abandon(DocumentKey key, CancellationToken cancellationToken) =>
        database.Write(session => Discard(session, key), cancellationToken);

    private async Task<bool> Discard(SqlSession session, DocumentKey key)
    {
        var isThere = (await session.Query(_lock, row => row.GetGuid(0), key.Parameters())).Count > 0;
        if (isThere) await _removal.Remove(session, key.DocumentId);
        return isThere;
    }
}
