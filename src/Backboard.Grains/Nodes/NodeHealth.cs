namespace Backboard.Grains;

/// <summary>How this process stands with the table of nodes.</summary>
public sealed class NodeHealth(TimeProvider time)
{
    /// <summary>Silence after which a node counts as dead, and unbroken heartbeats a judge of it needs. Source: design, recovery.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _unbrokenSince;
    private bool _isBeating;
    private bool _isLeaving;

    /// <summary>The last heartbeat was written.</summary>
    public bool IsBeating => Volatile.Read(ref _isBeating);

    /// <summary>This node's own heartbeat has been unbroken long enough to call another's silence death.</summary>
    public bool MayJudge => IsBeating && time.GetElapsedTime(Volatile.Read(ref _unbrokenSince)) >= Silence;

    /// <summary>The process is stopping: no new turns.</summary>
    public bool IsLeaving => Volatile.Read(ref _isLeaving);

    /// <summary>Ends when the turns of a stopping process have ended or had their time: waiting readers leave.</summary>
    public Task Closing => _closing.Task;

    internal void Leave() => Volatile.Write(ref _isLeaving, true);

    internal void Close() => _closing.TrySetResult();

    internal void Beat()
    {
        if (!IsBeating)
            Volatile.Write(ref _unbrokenSince, time.GetTimestamp());
        Volatile.Write(ref _isBeating, true);
    }

    internal void Miss() => Volatile.Write(ref _isBeating, false);
}
