namespace Backboard.CrashHost;

/// <summary>Counts writes down to the one at which the process dies.</summary>
internal sealed class Fuse
{
    private readonly Lock _lock = new();
    private Guid? _threadId;
    private CrashPoint? _point;
    private int _left;

    /// <param name="threadId">Only writes of this thread count; null counts all.</param>
    public void Arm(Guid? threadId, CrashPoint point)
    {
        lock (_lock) (_threadId, _point, _left) = (threadId, point, point.Occurrence);
    }

    /// <summary>The armed point, if this write is the one.</summary>
    public CrashPoint? Burn(ThreadWrite write)
    {
        lock (_lock)
        {
            if (_point is not { } point || (_threadId is { } id && id != write.Key.ThreadId) || !write.Is(point.Kind)) return null;
            return --_left == 0 ? point : null;
        }
    }
}
