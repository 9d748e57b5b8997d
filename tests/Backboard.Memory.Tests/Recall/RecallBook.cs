namespace Backboard.Memory.Tests.Recall;

/// <summary>An index with short ways to fill and to ask it.</summary>
internal sealed class RecallBook
{
    public static readonly DateTimeOffset Now = new(2024, 5, 15, 12, 0, 0, TimeSpan.Zero);
    public static readonly Guid Thread = Id(1_000_000);

    private static readonly MemoryScope Scope = new(new AssistantKey("acme", Id(3)), "ann");

    private int _last;

    public RecallBook(EmbeddingSpace? space = null) => Index = TestedIndexes.Memories.Create(Scope, space ?? EmbeddingSpace.Local);

    public IMemoryIndex Index { get; }

    public static Guid Id(int number) => new(number, 1, 2, new byte[8]);

    public static MemoryRecord Memory(int number, string content, DateTimeOffset? told = null) => new()
    {
        MemoryId = Id(number),
        Version = 1,
        Content = content,
        Extractor = "rules/1",
        ValidFrom = told ?? Now.AddDays(-10),
        RecordedAt = Now,
        CreatedAt = Now,
    };

    public static MemorySource Source(Guid thread, long seq) => new(thread, Id((int)seq + 2_000_000), seq, 0, 1);

    public RecallBook With(params string[] contents)
    {
        foreach (var content in contents) Index.Put(Memory(++_last, content), default);
        return this;
    }

    public RecallBook With(MemoryRecord memory, params float[] vector)
    {
        Index.Put(memory, vector);
        return this;
    }

    public ImmutableArray<RecalledMemory> Search(RecallTerms terms) => Index.Search(terms);

    public string[] Ask(string question, int limit = 10, int tokens = 1_000, bool unmatched = false) =>
        [.. Search(Terms(question, limit, tokens) with { IncludesUnmatched = unmatched }).Select(found => found.Memory.Content)];

    public static RecallTerms Terms(string question, int limit = 10, int tokens = 1_000, params PendingMemory[] pending) =>
        new(question, default, Now, limit, tokens, [.. pending]);
}
