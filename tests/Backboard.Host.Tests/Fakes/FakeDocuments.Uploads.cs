namespace Backboard.Host.Tests;

internal sealed partial class FakeDocuments : IDocumentUploads
{
    public Task Begin(DocumentUpload upload, string owner, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Rows.Add(upload.Key, new Row
            {
                Document = new Document
                {
                    Key = upload.Key, Scope = default, Filename = upload.Filename, Type = upload.Type, CreatedAt = upload.CreatedAt, UpdatedAt = upload.CreatedAt,
                },
            });
            came.Add(upload.Key);
            Begun++;
        }
        return Task.CompletedTask;
    }

    public Task<bool> Append(DocumentKey key, int part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        OnAppend?.Invoke(part);
        Assert.InRange(bytes.Length, 1, IDocumentUploads.PartBytes);
        lock (gate)
        {
            if (LosesUploads || !Rows.TryGetValue(key, out var row))
                return Task.FromResult(false);
            Assert.Equal(row.Parts.Count, part);
            row.Parts.Add(bytes.ToArray());
            return Task.FromResult(true);
        }
    }

    public Task<Document?> Complete(
        DocumentKey key, DocumentPlace place, long size, string sha256, CancellationToken cancellationToken)
    {
        OnComplete?.Invoke();
        lock (gate)
            return Task.FromResult(
                Rows.TryGetValue(key, out var row) && !LosesUploads && !Gone.ContainsKey(place.Scope) ? Complete(row, place, size, sha256) : null);
    }

    public Task Abandon(DocumentKey key, CancellationToken cancellationToken)
    {
        lock (gate)
            if (Rows.TryGetValue(key, out var row) && row.Document.Status is DocumentStatus.Uploading)
                rows.Remove(key);
        return Task.CompletedTask;
    }

    private Document Complete(Row row, DocumentPlace place, long size, string sha256)
    {
        if (row.Document.Status is not DocumentStatus.Uploading)
            return row.Document;
        if (place.RunId is { } run && rows.Values.FirstOrDefault(r => r.Document.RunId == run && r.Ordinal == place.Ordinal) is { } taken)
            return taken.Document;
        row.Ordinal = place.Ordinal;
        return row.Document = row.Document with
        {
            Scope = place.Scope, RunId = place.RunId, Size = size, Sha256 = sha256, Status = DocumentStatus.Pending,
        };
    }
}
