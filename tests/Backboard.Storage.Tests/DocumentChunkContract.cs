namespace Backboard.Storage.Tests;

public sealed class SqliteDocumentChunks() : DocumentChunkContract(TestStore.Sqlite);

public sealed class PostgresDocumentChunks() : DocumentChunkContract(TestStore.Postgres);

public abstract class DocumentChunkContract(Func<Task<TestStore>> start) : DocumentContract(start)
{
    private const string Space = "openai/small/2";

    private static readonly string[] Paragraphs = [.. Enumerable.Range(0, 25).Select(i => $"Paragraph {i}. ")];

    [Fact]
    public async Task Chunks_come_page_by_page_as_they_were_read()
    {
        var claim = await Claimed(await Pending());
        var portion = DocumentSteps.Portion(Paragraphs);
        portion = portion with { Chunks = [.. portion.Chunks.Select(Varied)] };
        await Store.Reading.Append(claim, portion, Lease, None);
        Assert.Empty((await Store.Documents.Chunks(claim.Document.Key, -1, 10, null, None)).Chunks);
        await Store.Reading.Complete(claim, "About.", 2, None);
        List<DocumentChunk> read = [];
        while (await Store.Documents.Chunks(claim.Document.Key, read.Count - 1, 10, null, None) is { Chunks: { Length: > 0 } page })
            read.AddRange(page);
        Same.Items(portion.Chunks, read);
        foreach (var chunk in read)
            Assert.Equal(chunk.Text, await Store.Documents.Text(claim.Document.Key, chunk.Start, chunk.Length, None));
    }

    [Fact]
    public async Task Named_chunks_come_in_the_order_asked_and_those_gone_are_left_out()
    {
        Document first = await Indexed(paragraphs: Paragraphs), second = await Indexed(paragraphs: Paragraphs);
        var gone = await Indexed();
        await Store.Documents.Delete(gone.Key, None);
        var reading = await Claimed(await Pending());
        await Store.Reading.Append(reading, DocumentSteps.Portion(Paragraphs), Lease, None);
        var elsewhere = await Indexed(DocumentScope.Of((await NewThread()).Key));
        ImmutableArray<ChunkRef> asked =
        [
            Ref(second, 24), Ref(first, 3), Ref(gone, 0), Ref(second, 0), Ref(first, 99), Ref(reading.Document, 0), Ref(elsewhere, 0), Ref(first, 2),
        ];
        var found = await Store.Documents.Chunks(Scope, asked, None);
        Same.Items(
            [Ref(second, 24), Ref(first, 3), Ref(second, 0), Ref(first, 2)],
            found.Select(chunk => new ChunkRef(chunk.DocumentId, chunk.Chunk.Ordinal)));
        Assert.Equal(("notes.md", Paragraphs[24]), (found[0].Filename, found[0].Chunk.Text));
        Assert.Empty(await Store.Documents.Chunks(Scope, [], None));
    }

    [Fact]
    public async Task Vectors_are_kept_by_space_and_those_there_already_stay()
    {
        var document = await Indexed(paragraphs: Paragraphs);
        await Save(document, Space, 1, 0, 3);
        await Save(document, Space, 9, 3, 4);
        await Save(document, "other/large", 5, 0);
        var vectors = (await Store.Documents.Chunks(document.Key, -1, 25, Space, None)).Vectors;
        Same.Items([(0, 1f), (3, 1f), (4, 9f)], vectors.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value.Span[1])));
        Same.Items([3], (await Store.Documents.Chunks(document.Key, 0, 3, Space, None)).Vectors.Keys);
        Assert.Empty((await Store.Documents.Chunks(document.Key, -1, 25, null, None)).Vectors);
        Assert.Equal(1, await Head());
    }

    [Fact]
    public async Task No_vector_is_kept_of_what_cannot_be_found()
    {
        await Save(await Indexed(), Space, 1, -1, 1, 2);
        await Save(await Pending(), Space, 1, 0);
        await Save((await Claimed(await Pending())).Document, Space, 1, 0);
        var gone = await Indexed();
        await Store.Documents.Delete(gone.Key, None);
        await Save(gone, Space, 1, 0);
        Assert.Equal(0, await Store.Count("document_vectors", "TRUE"));
    }

    private static DocumentChunk Varied(DocumentChunk chunk) => chunk with
    {
        Page = chunk.Ordinal % 3 == 0 ? null : 2, Heading = chunk.Ordinal % 2 == 0 ? null : "Über › A",
    };

    private static ChunkRef Ref(Document document, int ordinal) => new(document.Key.DocumentId, ordinal);

    private Task Save(Document document, string space, float value, params int[] ordinals) => Store.Documents.SaveVectors(
        document.Key, space, [.. ordinals.Select(ordinal => (ordinal, (ReadOnlyMemory<float>)new[] { 0f, value }))], None);
}
