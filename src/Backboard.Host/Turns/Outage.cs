namespace Backboard.Host;

/// <summary>How long a reader has been told in a row that the log is away, and how long it waits before asking again.</summary>
internal sealed class Outage(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private long? since;
    private TimeSpan pause = Shortest;

    public TimeSpan Lasted => since is { } start ? time.GetElapsedTime(start) : TimeSpan.Zero;

    public void Over()
    {
        since = null;
        pause = Shortest;
    }

    public async Task Pause(CancellationToken cancellationToken)
    {
        since ??= time.GetTimestamp();
        await Task.Delay(pause, time, cancellationToken);
        pause = pause * 2 < Longest ? pause * 2 : Longest;
    }
}
