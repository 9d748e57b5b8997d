namespace Backboard.Memory.Tests.Passages;

/// <summary>An index with short ways to fill and to ask it.</summary>
internal sealed class PassageBook(EmbeddingSpace? space = null)
{
    public IPassageIndex Index { get; } = TestedIndexes.Passages.Create(new DocumentScope("acme", DocumentOwner.Assistant, Id(3)), space ?? EmbeddingSpace.Local);

    public static Guid Id(int number) => new(number, 1, 2, new byte[8]);

    public static ImmutableArray<DocumentChunk> Chunks(params string[] texts) => [.. texts.Select((text, ordinal) => Chunk(ordinal, text))];

    public static DocumentChunk Chunk(int ordinal, string text, string? heading = null) =>
        new(ordinal, ordinal * 1_000, text, text.Length / 4, Page: null, heading);

    public PassageBook With(int document, params string[] texts) => With(document, Chunks(texts));

    public PassageBook With(int document, ImmutableArray<DocumentChunk> chunks, string filename = "file.txt")
    {
        Index.Put(Id(document), filename, chunks, ImmutableDictionary<int, ReadOnlyMemory<float>>.Empty);
        return this;
    }

    /// <summary>What is found, as <c>document/ordinal</c>.</summary>
    public string[] Ask(string question, int limit = 10) => [.. Search(question, limit).Select(found => Name(found.Chunk))];

    public FoundChunk[] Search(string question, int limit = 10) => [.. Index.Search(new PassageTerms(question, default, limit))];

    public string[] Sample(int document, int limit) => [.. Index.Sample(Id(document), limit).Select(Name)];

    public static string Name(ChunkRef chunk) => $"{BitConverter.ToInt32(chunk.DocumentId.ToByteArray())}/{chunk.Ordinal}";
}
