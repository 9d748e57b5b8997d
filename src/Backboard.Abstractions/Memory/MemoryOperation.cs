namespace Backboard.Abstractions;

/// <summary>Life of an operation. The last two are final.</summary>
public enum MemoryOperationStatus
{
    InProgress,
    Completed,
    Error,
}

/// <summary>What became of one fact.</summary>
public enum MemoryEffectKind
{
    Add,
    Update,

    /// <summary>Retired: no longer true. The row stays in the history.</summary>
    Delete,

    /// <summary>Known already; carries no id.</summary>
    None,
}

/// <summary>
/// The reading of one user message for what is worth remembering. Its row is written with the message, so that from its
/// acknowledgement on the words can be recalled; it ends once, together with what it writes.
/// </summary>
/// <param name="OperationId">Made from the run's id, see <see cref="Ids.OfMemoryOperation"/>.</param>
/// <param name="Scope">Whose memory.</param>
/// <param name="ThreadId">Where the message is.</param>
/// <param name="MessageId">Which message.</param>
/// <param name="MessageSeq">Its place in the thread.</param>
/// <param name="ToldAt">UTC, when it was told: the <c>custom_timestamp</c>, else the message's time.</param>
/// <param name="Provider">Provider of the turn, which reads it unless <c>Memory__Model</c> says otherwise.</param>
/// <param name="Model">Model of the turn.</param>
public sealed record MemoryOperation(
    Guid OperationId, MemoryScope Scope, Guid ThreadId, Guid MessageId, long MessageSeq, DateTimeOffset ToldAt, string Provider, string Model)
{
    public MemoryOperationStatus Status { get; init; }

    /// <summary>On a write: it may be read this long after the database's now although nobody said that its turn has ended.</summary>
    public TimeSpan DueIn { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often it was claimed; 0 while nobody has.</summary>
    public int Attempt { get; init; }

    /// <summary>Why it ended in Error, for people; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>What it did, once it is final. The texts are those of the memories now; of deleted ones there are none.</summary>
    public ImmutableArray<MemoryEffect> Effects { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>One line of an operation's result.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="MemoryId">To which memory; null for None.</param>
/// <param name="Version">The version it made or closed; 0 for None.</param>
/// <param name="Content">The memory's text, or null when it was deleted since.</param>
public sealed record MemoryEffect(MemoryEffectKind Kind, Guid? MemoryId, int Version, string? Content);
