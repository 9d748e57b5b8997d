namespace Backboard.Abstractions;

/// <summary>What a memory is about.</summary>
public enum MemoryKind
{
    Fact,
    Preference,
    Event,
    Instruction,
}

/// <summary>How far a memory's words may be relied on.</summary>
public enum MemoryTrust
{
    /// <summary>Said by the end user about themselves.</summary>
    User,

    /// <summary>Written through the API by the operator: kept verbatim, never merged or retired by extraction.</summary>
    Operator,
}

/// <summary>
/// One version of a memory. The id names the memory and stays; every change closes the current version and appends the
/// next one. Only the closing marks of a version are ever set, and only once.
/// </summary>
[GenerateSerializer, Immutable, Alias("backboard.memory-record")]
public sealed record MemoryRecord
{
    /// <summary>UUID of the memory, the same for all its versions.</summary>
    [Id(0)] public required Guid MemoryId { get; init; }

    /// <summary>From 1, gap-free.</summary>
    [Id(1)] public required int Version { get; init; }

    /// <summary>The user it belongs to; null when shared.</summary>
    [Id(2)] public string? UserId { get; init; }

    /// <summary>1–50,000 characters, without U+0000.</summary>
    [Id(3)] public required string Content { get; init; }

    [Id(4)] public MemoryKind Kind { get; init; }

    /// <summary>0–1; 1 for what an operator wrote.</summary>
    [Id(5)] public double Confidence { get; init; } = 1;

    [Id(6)] public MemoryTrust Trust { get; init; }

    /// <summary>Who extracted it and in which version, such as <c>rules/1</c> or <c>openai/gpt-4o/1</c>; <c>api</c> when it was added by hand.</summary>
    [Id(7)] public required string Extractor { get; init; }

    /// <summary>Where it was said; null when it was added by hand.</summary>
    [Id(8)] public MemorySource? Source { get; init; }

    /// <summary>UTC, since when it is held true: when it was told (a message's <c>custom_timestamp</c>, else its time).</summary>
    [Id(9)] public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>UTC, until when it was held true; null while it still is.</summary>
    [Id(10)] public DateTimeOffset? ValidTo { get; init; }

    /// <summary>UTC, when this version was written.</summary>
    [Id(11)] public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>UTC, when this version was replaced or retired; null while it is current.</summary>
    [Id(12)] public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>The memory that took its place; its own id when that is its next version.</summary>
    [Id(13)] public Guid? SupersededBy { get; init; }

    /// <summary>The client's metadata, a JSON object of at most 4,096 bytes, or null.</summary>
    [Id(14)] public string? Metadata { get; init; }

    /// <summary>UTC, when the memory's first version was written.</summary>
    [Id(15)] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC day that an event happened on or will; null when the words name none.</summary>
    [Id(16)] public DateTimeOffset? OccurredOn { get; init; }

    public bool IsCurrent => RetiredAt is null;
}

/// <summary>Where a memory was said.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="MessageId">The message.</param>
/// <param name="MessageSeq">Its place in the thread.</param>
/// <param name="Start">First character of the words in the message, from 0.</param>
/// <param name="Length">Characters, ≥ 1.</param>
[GenerateSerializer, Immutable, Alias("backboard.memory-source")]
public sealed record MemorySource(
    [property: Id(0)] Guid ThreadId,
    [property: Id(1)] Guid MessageId,
    [property: Id(2)] long MessageSeq,
    [property: Id(3)] int Start,
    [property: Id(4)] int Length);
