namespace Backboard.Grains;

/// <summary>How an operation wants to be carried.</summary>
internal readonly record struct LaneTerms
{
    /// <summary>Nothing is written after it.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Tried again while the database is down, until the deadline: a running turn's own writes.</summary>
    public bool Persists { get; init; }

    /// <summary>Reads the messages of the window first.</summary>
    public bool NeedsWindow { get; init; }

    /// <summary>Where the rows are read, they are to tell of this run also when it has ended.</summary>
    public Guid? Seeks { get; init; }

    /// <summary>Looks at the rows again first, because others may have changed them.</summary>
    public bool Reloads { get; init; }
}

/// <summary>How an operation left the lane.</summary>
internal enum LaneExit
{
    /// <summary>Decided, and what it decided is durable.</summary>
    Done,

    /// <summary>The decision was out of date: somebody else wrote first, or its run has ended. Look again.</summary>
    Fenced,

    /// <summary>Somebody alive elsewhere works on the thread.</summary>
    Foreign,
}

internal readonly record struct LaneResult<T>(LaneExit Exit, Result<T>? Result);

internal abstract class LaneOperation(LaneTerms terms)
{
    public LaneTerms Terms => terms;

    public bool IsExpired(DateTimeOffset now) => terms.Deadline is { } deadline && deadline <= now;

    /// <summary>Decides against the evolving state. May be called again after a failed write, on a fresh draft.</summary>
    public abstract void Decide(Draft draft);

    public abstract void Leave(LaneExit exit);

    public abstract void Refuse(Error error);

    public abstract void Fault(Exception exception);
}

internal sealed class LaneOperation<T>(Func<Draft, Result<T>> decide, LaneTerms terms) : LaneOperation(terms)
{
    private readonly TaskCompletionSource<LaneResult<T>> _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Result<T>? _decision;

    public Task<LaneResult<T>> Left => _left.Task;

    public override void Decide(Draft draft) => _decision = decide(draft);

    public override void Leave(LaneExit exit) => _left.TrySetResult(new LaneResult<T>(exit, exit == LaneExit.Done ? _decision : null));

    public override void Refuse(Error error) => _left.TrySetResult(new LaneResult<T>(LaneExit.Done, error));

    public override void Fault(Exception exception) => _left.TrySetException(exception);
}
