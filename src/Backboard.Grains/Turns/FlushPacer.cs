namespace Backboard.Grains;

/// <summary>
/// How long this process gathers deltas before it commits them: the configured time while commits are quick, stretched up
/// to the configured most while they are slow, so that load makes fewer and larger writes.
/// </summary>
internal sealed class FlushPacer(TurnOptions options)
{
    private const double Weight = 0.1;
    private const double Stretch = 3;
    private double _commitMilliseconds;

    public TimeSpan Interval
    {
        get
        {
            var stretched = Stretch * Volatile.Read(ref _commitMilliseconds);
            var most = Math.Max(options.FlushMilliseconds, options.MaxFlushMilliseconds);
            return TimeSpan.FromMilliseconds(Math.Clamp(stretched, options.FlushMilliseconds, most));
        }
    }

    /// <summary>Learns from a commit. Racing updates lose a sample, which does no harm.</summary>
    public void Observe(TimeSpan commit)
    {
        var known = Volatile.Read(ref _commitMilliseconds);
        Volatile.Write(ref _commitMilliseconds, known + (Weight * (commit.TotalMilliseconds - known)));
    }
}
