namespace Backboard.Abstractions;

/// <summary>Long-term memory of an assistant, as a turn uses it.</summary>
public interface IMemory
{
    /// <summary>What is known that bears on the message. A part that cannot serve says so; it never fails the turn.</summary>
    Task<Recollection> Recall(Assistant assistant, RecallQuery query, CancellationToken cancellationToken);

    /// <summary>The words of a message may be read now: its turn has got as far as it will for the moment. Never fails; a lost call is made up for later.</summary>
    void Digest(MemoryScope scope, Guid operationId);
}

/// <summary>What a turn wants recalled.</summary>
/// <param name="UserId">The end user, who sees the shared memories and their own; null sees the shared ones only.</param>
/// <param name="Message">The user's words.</param>
[GenerateSerializer, Immutable, Alias("backboard.recall-query")]
public sealed record RecallQuery([property: Id(0)] string? UserId, [property: Id(1)] string Message)
{
    /// <summary>The thread that asks; null for a search outside any.</summary>
    [Id(2)] public Guid? ThreadId { get; init; }

    /// <summary>Messages of that thread from this seq on are in front of the model already: what was said in them is not recalled.</summary>
    [Id(3)] public long WindowFrom { get; init; } = 1;

    /// <summary>Embedding of the message, empty for none.</summary>
    [Id(4)] public ImmutableArray<float> Vector { get; init; } = [];

    /// <summary>Space of <see cref="Vector"/> and of the memories.</summary>
    [Id(5)] public EmbeddingSpace Space { get; init; } = EmbeddingSpace.Local;

    /// <summary>Memories at most, 1–100.</summary>
    [Id(6)] public int Limit { get; init; } = 50;

    /// <summary>Tokens of text at most.</summary>
    [Id(7)] public int TokenBudget { get; init; } = 1_500;

    /// <summary>Only memories whose metadata has these members with these values; a JSON object, or null.</summary>
    [Id(8)] public string? Metadata { get; init; }

    /// <summary>Whether words not read yet and memories that match nothing are wanted, as in a turn.</summary>
    [Id(9)] public bool IsTurn { get; init; } = true;

    /// <summary>UTC, what "yesterday" is measured from; null for now.</summary>
    [Id(10)] public DateTimeOffset? AskedAt { get; init; }
}

/// <summary>What was recalled.</summary>
/// <param name="Memories">Best first.</param>
/// <param name="Degraded">Parts that could not serve, such as <c>memory</c> or <c>embeddings</c>; empty when all did.</param>
public sealed record Recollection(ImmutableArray<RetrievedMemory> Memories, ImmutableArray<string> Degraded);
