namespace Backboard.Host;

/// <summary>How long a reader has been told in a row that the log is away, and how long it waits before asking again.</summary>
internal sealed class Outage(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private long? _since;
    private TimeSpan _pause = Shortest;

    public TimeSpan Lasted => _since is { } start ? time.GetElapsedTime(start) : TimeSpan.Zero;

    public void Over()
    {
        _since = null;
        _pause = Shortest;
    }

    public async Task Pause(CancellationToken cancellationToken)
    {
        _since ??= time.GetTimestamp();
        await Task.Delay(_pause, time, cancellationToken);
        _pause = _pause * 2 < Longest ? _pause * 2 : Longest;
    }
}
