namespace Backboard.Host;

/// <summary>Reads a thread's log on from where the last page ended. A backend that is away is a refusal, so that readers try again.</summary>
internal sealed class EventFeed(IThreadGrain thread, Guid? runId, bool deltas, long after, TimeProvider time)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private long _after = after;

    public async Task<Result<EventPage>> Next(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            var page = await thread.Read(new ReadEvents(_after, wait, runId, deltas)).WaitAsync(wait + Grace, time, cancellationToken);
            if (page.Value is { } value)
                _after = value.Next;
            return page;
        }
        catch (Exception e) when (BackendFault.Is(e, cancellationToken))
        {
            return Error.Unavailable("The thread cannot be read now");
        }
    }
}
