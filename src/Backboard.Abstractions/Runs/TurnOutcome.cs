namespace Backboard.Abstractions;

/// <summary>What the end of a turn tells beside its message.</summary>
[GenerateSerializer, Immutable, Alias("backboard.turn-outcome")]
public sealed record TurnOutcome
{
    /// <summary>Who answered.</summary>
    [Id(0)] public required string Provider { get; init; }

    /// <summary>Which model answered.</summary>
    [Id(1)] public required string Model { get; init; }

    /// <summary>Tokens of the whole run so far; null when no model was asked or none was reported.</summary>
    [Id(2)] public Usage? Usage { get; init; }

    [Id(3)] public StopReason? StopReason { get; init; }

    [Id(4)] public ContextUsage? Context { get; init; }

    /// <summary>The memory operation that was queued, or null.</summary>
    [Id(5)] public Guid? MemoryOperationId { get; init; }

    [Id(6)] public ImmutableArray<RetrievedMemory> RetrievedMemories { get; init; } = [];

    /// <summary>Parts that could not serve this turn, such as <c>memory</c>.</summary>
    [Id(7)] public ImmutableArray<string> Degraded { get; init; } = [];

    /// <summary>Ids of the retrieved memories that the answer cites, in its order; empty where none was asked for.</summary>
    [Id(8)] public ImmutableArray<string> CitedMemories { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Names of the files whose passages the model was shown, each once.</summary>
    [Id(9)] public ImmutableArray<string> RetrievedFiles { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What the answer rests on in documents, by <see cref="Citation.Number"/>: marked <c>[n]</c> in the text.</summary>
    [Id(10)] public ImmutableArray<Citation> Citations { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Documents in scope that were not indexed yet when the model was asked.</summary>
    [Id(11)] public ImmutableArray<Guid> DocumentsPending { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>A memory shown to the model.</summary>
/// <param name="Id">Null while the memory is pending.</param>
/// <param name="Memory">Its text.</param>
/// <param name="Score">Relevance, higher is better, or null.</param>
[GenerateSerializer, Immutable, Alias("backboard.retrieved-memory")]
public sealed record RetrievedMemory(
    [property: Id(0)] string? Id,
    [property: Id(1)] string Memory,
    [property: Id(2)] double? Score)
{
    /// <summary>What made it found, and where it was said.</summary>
    [Id(3)] public RecallReason? Why { get; init; }

    /// <summary>Which version of the memory was shown; 0 while it is pending.</summary>
    [Id(4)] public int Version { get; init; }

    /// <summary>While it is pending: place of the message in its thread. 0 otherwise.</summary>
    [Id(5)] public long MessageSeq { get; init; }
}
