namespace Backboard.Host;

/// <summary>
/// Ends calls that nobody will answer. A silo that was killed is declared dead after some seconds, and Orleans would wait for its answers even
/// longer: whoever has not answered for a while is asked whether it is there.
/// </summary>
internal sealed class PresenceFilter(TimeProvider time) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public Task Invoke(IOutgoingGrainCallContext context) =>
        context.Grain is IPresent grain ? Invoke(context, grain) : context.Invoke();

    private async Task Invoke(IOutgoingGrainCallContext context, IPresent grain)
    {
        try
        {
            await (MayLast(context) ? WhileThere(context.Invoke(), grain) : context.Invoke());
        }
        catch (Exception e) when (e is SiloUnavailableException or OrleansMessageRejectionException or ClientNotAvailableException)
        {
            throw new TimeoutException("The silo that held the grain is gone; whether it has acted is not known.", e);
        }
    }

    /// <summary>A reader waits for events, and knows by itself how long; the question itself is not asked after.</summary>
    private static bool MayLast(IOutgoingGrainCallContext context) =>
        context.MethodName is not (nameof(IThreadGrain.Read) or nameof(IPresent.IsThere));

    /// <summary>Waits for the end of a call; fails when the grain that should answer it is not there.</summary>
    internal async Task WhileThere(Task call, IPresent grain)
    {
        while (!await IsOver(call))
            await grain.IsThere().WaitAsync(Patience, time);
    }

    private async Task<bool> IsOver(Task call)
    {
        try
        {
            await call.WaitAsync(Quiet, time);
        }
        catch (TimeoutException)
        {
            // It may have ended since: then what counts is its own end.
            if (!call.IsCompleted)
                return false;
            await call;
        }

        return true;
    }
}
