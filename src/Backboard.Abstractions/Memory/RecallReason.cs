namespace Backboard.Abstractions;

/// <summary>What made a memory found.</summary>
/// <param name="Words">Words of the question that it shares, as the question has them.</param>
/// <param name="Date">UTC day that the question's time words point at and that the memory is of; null when time played no part.</param>
/// <param name="ThreadId">Where it was said; null when it was added by hand.</param>
/// <param name="MessageId">In which message; null when it was added by hand.</param>
[GenerateSerializer, Immutable, Alias("backboard.recall-reason")]
public sealed record RecallReason(
    [property: Id(0)] ImmutableArray<string> Words,
    [property: Id(1)] DateTimeOffset? Date,
    [property: Id(2)] Guid? ThreadId,
    [property: Id(3)] Guid? MessageId);
