namespace Backboard.Abstractions;

/// <summary>
/// The log of threads: what an activation reads and writes. Reads throw <see cref="StoreUnavailableException"/> when the
/// database does not answer and <see cref="CorruptRowException"/> when a row cannot be read.
/// </summary>
public interface IThreadStore
{
    /// <summary>True when other processes may write to the same database (PostgreSQL).</summary>
    bool IsShared { get; }

    /// <summary>Header, summary and runs that are not final, in one consistent snapshot; null when absent.</summary>
    /// <param name="key">Which thread.</param>
    /// <param name="sought">A run that the snapshot tells of also when it is final; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ThreadSnapshot?> Load(ThreadKey key, Guid? sought, CancellationToken cancellationToken);

    /// <inheritdoc cref="Load(ThreadKey, Guid?, CancellationToken)"/>
    Task<ThreadSnapshot?> Load(ThreadKey key, CancellationToken cancellationToken) => Load(key, sought: null, cancellationToken);

    /// <summary>Up to <paramref name="limit"/> newest messages with afterSeq &lt; seq ≤ throughSeq, in ascending order.</summary>
    Task<ImmutableArray<Message>> NewestMessages(
        ThreadKey key, long afterSeq, long throughSeq, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Does a fenced write. Writes of several threads waiting at the same time may share a transaction; the answer
    /// comes after its commit. Never throws for a database that is down: see <see cref="WriteOutcome"/>.
    /// </summary>
    Task<WriteResult> Write(ThreadWrite write, CancellationToken cancellationToken);

    /// <summary>
    /// The way in for an activation that may not claim: under a lock of the thread's row, inserts a queued run without
    /// touching the fence, unless no run is in progress (<see cref="EnqueueOutcome.Free"/>) or the line is full.
    /// </summary>
    Task<EnqueueResult> Enqueue(ThreadKey key, Run run, int maxQueued, DateTimeOffset deadline, CancellationToken cancellationToken);

    /// <summary>Flags a run that is not final for its owner to end. False when there is none such.</summary>
    Task<bool> RequestCancel(ThreadKey key, Guid runId, CancellationToken cancellationToken);

    /// <summary>Asks the owner of a run in progress to publish its deltas.</summary>
    Task RequestStream(ThreadKey key, Guid runId, CancellationToken cancellationToken);

    /// <summary>A run of this thread, or null.</summary>
    Task<Run?> FindRun(ThreadKey key, Guid runId, CancellationToken cancellationToken);

    /// <summary>Events with seq &gt; after, in order, with the messages they refer to; of one run, or of all.</summary>
    Task<ImmutableArray<EventEntry>> Events(
        ThreadKey key, long after, int limit, Guid? runId, CancellationToken cancellationToken);

    /// <summary>Removes every row of the thread in one transaction and leaves a tombstone; false when it is not there.</summary>
    Task<bool> Delete(ThreadKey key, CancellationToken cancellationToken);
}

/// <summary>A thread as stored at one moment.</summary>
/// <param name="Header">Its row.</param>
/// <param name="Summary">The newest summary, or null.</param>
/// <param name="Runs">Runs that are not final, by position.</param>
/// <param name="Now">The database's clock at the snapshot.</param>
/// <param name="RetiredOwners">Those of the runs' owners that are certainly gone: retired, or unknown.</param>
/// <param name="SilentOwners">Those that are not retired but have missed their heartbeats for 15 s.</param>
public sealed record ThreadSnapshot(
    ThreadHeader Header,
    ThreadSummary? Summary,
    ImmutableArray<Run> Runs,
    DateTimeOffset Now,
    ImmutableArray<string> RetiredOwners,
    ImmutableArray<string> SilentOwners)
{
    /// <summary>The run that was sought, if it is a final one of this thread; else null.</summary>
    public Run? Ended { get; init; }
}

/// <summary>How queueing from outside ended.</summary>
public enum EnqueueOutcome
{
    /// <summary>In line; its owner will promote it.</summary>
    Queued,

    /// <summary>The run is known already.</summary>
    Known,

    /// <summary>Refused: as many wait as may.</summary>
    Full,

    /// <summary>Nothing is in progress: read again and claim.</summary>
    Free,

    /// <summary>The thread is gone.</summary>
    Gone,
}

/// <summary>Answer to <see cref="IThreadStore.Enqueue"/>.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="EventHead">The thread's newest event at that moment.</param>
public sealed record EnqueueResult(EnqueueOutcome Outcome, long EventHead);
