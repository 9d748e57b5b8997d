using System.Data.Common;
using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Documents;

internal sealed class SqlDocumentUploads(IDatabase database) : IDocumentUploads
{
    private const string IsUpload = $"{DocumentColumns.AreOfKey} AND status = 'UPLOADING'";

    private readonly DocumentOwners _owners = new(database.Dialect);
    private readonly DocumentRemoval _removal = new(database.Dialect);

    // An upload is in no scope: it stands under its own id, which is no thread's.
    private readonly string _begin =
        $"""
        INSERT INTO documents ({DocumentRow.Set.Names}, scope_kind, scope_id, position, size, sha256, status, text_length, attempt, due_at,
          loose_since, updated_at)
        SELECT {DocumentRow.Set.Placeholders}, 'THREAD', @document_id, 0, 0, '', 'UPLOADING', 0, 0, {database.Dialect.Now},
          {database.Dialect.Now}, {database.Dialect.Now}
        """;

    private readonly string _append =
        $"""
        INSERT INTO document_parts (document_id, part, bytes)
        SELECT d.document_id, @part, @bytes FROM (SELECT document_id FROM documents WHERE {IsUpload} {database.Dialect.ForNoKeyUpdate}) d
        WHERE TRUE ON CONFLICT (document_id, part) DO UPDATE SET bytes = excluded.bytes
        """;

    private readonly string _complete =
        $"""
        UPDATE documents SET status = 'PENDING', scope_kind = @kind, scope_id = @scope, run_id = @run, position = @position, size = @size,
          sha256 = @sha256, owner = NULL, due_at = {database.Dialect.Now},
          loose_since = CASE WHEN @is_attachment THEN {database.Dialect.Now} END, updated_at = {database.Dialect.Now}
        WHERE {IsUpload}
        """;

    private const string AtPlace =
        $"SELECT {DocumentRow.Columns} FROM documents d WHERE d.run_id = @run AND d.position = @position AND d.tenant_id = @tenant";

    private readonly string _lock = $"SELECT document_id FROM documents WHERE {IsUpload} {database.Dialect.ForUpdate}";

    public Task Begin(DocumentUpload upload, string owner, CancellationToken cancellationToken)
    {
        WriteCheck.Text(upload.Filename);
        WriteCheck.Text(upload.Type);
        return database.Write(
            session => session.Execute(_begin, DocumentRow.Set.Parameters(new DocumentRow(upload, owner))), cancellationToken);
    }

    public Task<bool> Append(DocumentKey key, int part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length is 0 or > IDocumentUploads.PartBytes)
            throw new ArgumentException($"A part has 1 to {IDocumentUploads.PartBytes} bytes, not {bytes.Length}.", nameof(bytes));
        return database.Write(
            async session => await session.Execute(_append, [.. key.Parameters(), ("part", part), ("bytes", bytes)]) > 0,
            cancellationToken);
    }

    public async Task<Document?> Complete(
        DocumentKey key, DocumentPlace place, long size, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return await database.Write(session => Complete(session, key, place, size, sha256), cancellationToken);
        }
        catch (DbException e) when (database.Dialect.IsTaken(e))
        {
            // A repeated request was quicker: its file is read now.
            return await database.Write(session => Complete(session, key, place, size, sha256), cancellationToken);
        }
    }

    public Task Abandon(DocumentKey key, CancellationToken cancellationToken) =>
        database.Write(session => Discard(session, key), cancellationToken);

    private async Task<Document?> Complete(SqlSession session, DocumentKey key, DocumentPlace place, long size, string sha256)
    {
        if (await DocumentReads.FindAny(session, key) is not { } document) return null;
        if (document.Status != DocumentStatus.Uploading) return document;
        (string, object?)[] at = [("run", place.RunId), ("position", place.Ordinal)];
        if (place.RunId is null)
        {
            if (!await _owners.Keep(session, place.Scope)) return null;
        }
        else if (await session.First(AtPlace, row => DocumentRow.Read(row), [.. at, ("tenant", key.TenantId)]) is { } other)
        {
            return other;
        }

        await session.Execute(
            _complete,
            [
                .. key.Parameters(), .. at, ("kind", StoredEnum.Write(place.Scope.Owner)), ("scope", place.Scope.OwnerId),
                ("size", size), ("sha256", sha256), ("is_attachment", place.RunId is not null),
            ]);
        return await DocumentReads.Find(session, key);
    }

    private async Task<bool> Discard(SqlSession session, DocumentKey key)
    {
        var isThere = (await session.Query(_lock, row => row.GetGuid(0), key.Parameters())).Count > 0;
        if (isThere) await _removal.Remove(session, key.DocumentId);
        return isThere;
    }
}
