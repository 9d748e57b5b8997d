namespace Backboard.Abstractions;

/// <summary>Makes indexes.</summary>
public interface IMemoryIndexFactory
{
    /// <summary>An empty index over one scope.</summary>
    /// <param name="scope">Whose memories it will hold.</param>
    /// <param name="space">Which embeddings it is given; <see cref="EmbeddingSpace.Local"/> makes them itself.</param>
    IMemoryIndex Create(MemoryScope scope, EmbeddingSpace space);
}

/// <summary>
/// What can be found in one scope, in memory: words and vectors over the current memories. A cache of the rows, never the
/// truth. Used by one caller at a time.
/// </summary>
public interface IMemoryIndex
{
    /// <summary>Current memories held.</summary>
    int Count { get; }

    /// <summary>Takes in a version of a memory in place of any other of the same id; one that is not current is left out.</summary>
    /// <param name="memory">The version.</param>
    /// <param name="vector">Its embedding in the index's space; empty when there is none (yet), and in the local space.</param>
    void Put(MemoryRecord memory, ReadOnlyMemory<float> vector);

    /// <summary>
    /// Takes in what was said where a memory comes from, or just before: memories there are looked for by these words too, at
    /// less than their own. Never returned, and dropped with the last memory it leads to; ignored where there is none.
    /// </summary>
    void Hear(SaidMessage message);

    /// <summary>Forgets a memory; unknown ids are ignored.</summary>
    void Remove(Guid memoryId);

    /// <summary>What bears on the words, best first, within the limits.</summary>
    ImmutableArray<RecalledMemory> Search(RecallTerms terms);

    /// <summary>
    /// Current extracted memories that a new statement may concern, for an extractor to decide about: alike in words, or
    /// about the same attribute of the user. At most <paramref name="limit"/>.
    /// </summary>
    ImmutableArray<MemoryRecord> Related(string statement, int limit);
}

/// <summary>Words of a conversation that a memory was said in.</summary>
/// <param name="ThreadId">Which.</param>
/// <param name="Seq">Place among its messages.</param>
/// <param name="Text">The words, or the part of them that matters.</param>
public sealed record SaidMessage(Guid ThreadId, long Seq, string Text);

/// <summary>What is looked for in one scope.</summary>
/// <param name="Text">The question, any length.</param>
/// <param name="Vector">Its embedding in the index's space; empty for words only, and in the local space.</param>
/// <param name="Now">UTC, what "yesterday" in the question is measured from, and recency.</param>
/// <param name="Limit">Memories at most, ≥ 1.</param>
/// <param name="TokenBudget">Tokens of text at most. Where everything visible fits both limits, all of it is returned, what matches nothing last and newest first.</param>
/// <param name="Pending">What was said and not read yet; searched like memories, returned with a null id.</param>
public sealed record RecallTerms(
    string Text, ReadOnlyMemory<float> Vector, DateTimeOffset Now, int Limit, int TokenBudget, ImmutableArray<PendingMemory> Pending)
{
    /// <summary>What may be returned at all; null for everything. Limits, fit and duplicates are judged after it.</summary>
    public Func<MemoryRecord, bool>? Filter { get; init; }

    /// <summary>Return what matches nothing too, where it fits. False for a plain search.</summary>
    public bool IncludesUnmatched { get; init; } = true;
}

/// <summary>Words of a user that are acknowledged and whose operation has not ended.</summary>
/// <param name="Source">Where they were said, from the first character to the last.</param>
/// <param name="Content">The message.</param>
/// <param name="ToldAt">UTC.</param>
public sealed record PendingMemory(MemorySource Source, string Content, DateTimeOffset ToldAt)
{
    private const string Extractor = "pending";

    /// <summary>The words as a memory of their user, with an empty id, as long as they are searched like one.</summary>
    public MemoryRecord ToMemory() => new()
    {
        MemoryId = Guid.Empty,
        Version = 1,
        Content = Content,
        Trust = MemoryTrust.User,
        Extractor = Extractor,
        Source = Source,
        ValidFrom = ToldAt,
        RecordedAt = ToldAt,
        CreatedAt = ToldAt,
    };
}

/// <summary>A memory as found.</summary>
/// <param name="Memory">The memory; for pending words one with an empty id.</param>
/// <param name="IsPending">The words are not read yet.</param>
/// <param name="Score">0–1, higher is better; comparable between scopes of one query.</param>
/// <param name="Why">What made it found.</param>
public sealed record RecalledMemory(MemoryRecord Memory, bool IsPending, double Score, RecallReason Why);
