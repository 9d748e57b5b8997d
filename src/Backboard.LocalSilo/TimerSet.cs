namespace Backboard.LocalSilo;

/// <summary>The timers of one activation, which end with it.</summary>
internal sealed class TimerSet(Activation activation)
{
    private readonly Lock gate = new();
    private HashSet<GrainTimer>? timers;
    private bool closed;

    /// <summary>False: the activation is ending and takes no more timers.</summary>
    public bool TryAdd(GrainTimer timer)
    {
        lock (gate) return !closed && (timers ??= []).Add(timer);
    }

    public void Remove(GrainTimer timer)
    {
        lock (gate) timers?.Remove(timer);
    }

    /// <summary>Disposes all, now and later ones. Runs in a turn, because cancelling runs the grain's code that waits for it.</summary>
    public Task CloseAsync()
    {
        GrainTimer[] all;
        lock (gate)
        {
            closed = true;
            all = timers is null ? [] : [.. timers];
        }

        foreach (var timer in all)
        {
            try
            {
                timer.Dispose();
            }
            catch (AggregateException exception)
            {
                activation.Silo.Log.TimerFailed(activation, exception);
            }
        }

        return Task.CompletedTask;
    }
}
