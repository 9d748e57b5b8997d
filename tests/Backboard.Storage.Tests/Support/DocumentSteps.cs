using System.Security.Cryptography;
using System.Text;

namespace Backboard.Storage.Tests.Support;

/// <summary>What a document goes through, from its upload to its end.</summary>
public static class DocumentSteps
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Begins the upload of what will be this document.</summary>
    public static Task Begin(this TestStore store, Document document, string owner) => store.Uploads.Begin(
        new DocumentUpload(document.Key, document.Filename, document.Type, document.CreatedAt), owner, CancellationToken.None);

    /// <summary>Gives the upload of this document its place.</summary>
    public static Task<Document?> Complete(
        this TestStore store, Document document, long size = 1, string sha256 = "abc", int ordinal = 0, DocumentKey? key = null) =>
        store.Uploads.Complete(
            key ?? document.Key, new DocumentPlace(document.Scope, document.RunId, ordinal), size, sha256, CancellationToken.None);

    /// <summary>Uploads a document in one part; pending afterwards.</summary>
    public static async Task<Document> Upload(this TestStore store, Document document, string bytes, string owner, int ordinal = 0)
    {
        await store.Begin(document, owner);
        var part = Encoding.UTF8.GetBytes(bytes);
        Assert.True(await store.Uploads.Append(document.Key, 0, part, CancellationToken.None));
        return (await store.Complete(document, part.Length, Convert.ToHexStringLower(SHA256.HashData(part)), ordinal))!;
    }

    /// <summary>Reads a claimed document whose text is these paragraphs, a chunk each; indexed afterwards.</summary>
    public static async Task<Document> Finish(this TestStore store, DocumentClaim claim, params string[] paragraphs)
    {
        Assert.True(await store.Reading.Append(claim, Portion(paragraphs), Lease, CancellationToken.None));
        Assert.True(await store.Reading.Complete(claim, $"About {paragraphs.FirstOrDefault()}.", 1, CancellationToken.None));
        return (await store.Documents.Find(claim.Document.Key, CancellationToken.None))!;
    }

    /// <summary>A text of paragraphs, a chunk each, that begins a document or follows what was read of it.</summary>
    public static DocumentPortion Portion(string[] paragraphs, int start = 0, int ordinal = 0)
    {
        List<DocumentChunk> chunks = [];
        foreach (var paragraph in paragraphs)
        {
            chunks.Add(new DocumentChunk(ordinal++, start, paragraph, paragraph.Length / 4, 1, "Chapter › Section"));
            start += paragraph.Length;
        }

        return new DocumentPortion(string.Concat(paragraphs), [.. chunks]);
    }

    /// <summary>Keeps the vector of one chunk.</summary>
    public static Task Embed(this TestStore store, DocumentKey key, string space, int ordinal, params float[] values) =>
        store.Documents.SaveVectors(key, space, [(ordinal, values)], CancellationToken.None);

    /// <summary>How many rows of a document there are in each table that may have any.</summary>
    public static async Task<Dictionary<string, long>> Rows(this TestStore store, DocumentKey key)
    {
        Dictionary<string, long> rows = [];
        foreach (var table in await store.TablesWith("document_id"))
            rows[table] = await store.Count(table, "document_id = @id", ("id", key.DocumentId));
        return rows;
    }
}
