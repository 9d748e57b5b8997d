namespace Backboard.Abstractions;

/// <summary>
/// One fenced transaction on one thread. It happens whole if the thread's row still has the expected epoch and
/// version, and not at all otherwise; it raises the version by one. Seqs were given by the activation's lane.
/// </summary>
/// <param name="Key">The thread.</param>
/// <param name="ExpectedEpoch">Epoch the writer knows.</param>
/// <param name="ExpectedVersion">Version the writer knows.</param>
/// <param name="Epoch">Epoch after the write: the expected one, or one more to claim the thread.</param>
/// <param name="Owner">Owner after the write.</param>
public sealed record ThreadWrite(ThreadKey Key, long ExpectedEpoch, long ExpectedVersion, long Epoch, string Owner)
{
    /// <summary>Not null: the row does not exist and is inserted with this assistant (epoch and version as given, expected ones ignored).</summary>
    public Guid? CreateUnder { get; init; }

    /// <summary>Not null: sets the thread's user.</summary>
    public string? UserId { get; init; }

    /// <summary>Appended; consecutive seqs after the head.</summary>
    public ImmutableArray<Message> Messages { get; init; } = [];

    /// <summary>Appended; consecutive seqs after the head. Of their messages only the seq is stored.</summary>
    public ImmutableArray<EventEntry> Events { get; init; } = [];

    /// <summary>Inserted or replaced by run id. A position of 0 is given by the store on insertion.</summary>
    public ImmutableArray<Run> Runs { get; init; } = [];

    /// <summary>Inserted: what is to be read for the assistant's memory, of messages in this very write.</summary>
    public ImmutableArray<MemoryOperation> Operations { get; init; } = [];

    /// <summary>Not null: appended as the newest summary.</summary>
    public ThreadSummary? Summary { get; init; }

    /// <summary>Heads after the write.</summary>
    public required long MessageHead { get; init; }

    /// <summary>Heads after the write.</summary>
    public required long EventHead { get; init; }

    /// <summary>Writer's time, for created_at and updated_at.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Read the queued runs behind the fence, with a snapshot taken after the fence was won.</summary>
    public bool ReadQueue { get; init; }
}

/// <summary>How a write ended.</summary>
public enum WriteOutcome
{
    /// <summary>Durable.</summary>
    Committed,

    /// <summary>Somebody else wrote first, or the row is gone: read again.</summary>
    Fenced,

    /// <summary>A row with a unique id exists already (a created thread, a run of another thread, a run that has ended): nothing was written.</summary>
    Duplicate,

    /// <summary>Not sent, or refused by the database as a whole: nothing was written, try again.</summary>
    Unavailable,

    /// <summary>Sent, and no answer came: repeat the very same write; if that is fenced, read who won.</summary>
    Unknown,
}

/// <summary>Answer to a <see cref="ThreadWrite"/>.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="AssistantVersion">Version of the thread's assistant now, when committed.</param>
/// <param name="Queue">Queued runs by position, when committed and asked for.</param>
/// <param name="HasDocuments">Whether the thread or its assistant has documents in any state, when committed.</param>
public sealed record WriteResult(WriteOutcome Outcome, long AssistantVersion, ImmutableArray<Run> Queue, bool HasDocuments = false);
