using System.Diagnostics.CodeAnalysis;

namespace Backboard.LocalSilo;

/// <summary>
/// One life of one grain. Everything the grain does runs on <see cref="Scheduler"/>; the gate guards only the bookkeeping.
/// Work that comes too early (not yet active) or too late (ending) waits; calls that still wait at the end move to the next life.
/// </summary>
internal sealed class Activation
{
    private enum Phase : byte
    {
        Created,
        Activating,
        Active,
        Deactivating,
        Ended,
    }

    private sealed record Ending(DeactivationReason Reason);

    private readonly Lock gate = new();
    private readonly GrainClass grainClass;
    private readonly GrainInstance instance;
    private readonly LinkedList<Work> waiting = new();
    private readonly LinkedList<Work> running = new();
    private Work? exclusive;
    private Ending? ending;
    private long lastUsed;
    private Phase phase;

    public Activation(GrainClass grainClass, string key, IEnumerable<Work> left)
    {
        this.grainClass = grainClass;
        Key = key;
        instance = new(this, grainClass);
        Timers = new(this);
        foreach (var work in left) waiting.AddLast(work.Node);
    }

    public string Key { get; }

    public TurnScheduler Scheduler { get; } = new();

    public TimerSet Timers { get; }

    public Grain Grain => instance.Grain;

    public LocalSiloHost Silo => grainClass.Silo;

    private bool Serves => phase == Phase.Active && (ending is null || ShuttingDown);

    private bool ShuttingDown => ending?.Reason.ReasonCode == DeactivationReasonCode.ShuttingDown;

    public override string ToString() => $"{grainClass.Name} '{Key}'";

    /// <summary>Accepts the work for now or later. False: this life is over, look for the next one.</summary>
    public bool TryAdd(Work work)
    {
        lock (gate)
        {
            Open();
            if (phase == Phase.Ended) return false;
            Offer(work);
            return true;
        }
    }

    /// <summary>Begins this life, unless it has begun or the silo no longer starts any.</summary>
    public void Open()
    {
        lock (gate)
        {
            if (phase != Phase.Created) return;
            if (Silo.TryEnter())
            {
                phase = Phase.Activating;
                Run(ActivateAsync);
            }
            else
            {
                End(failure: null);
            }
        }
    }

    public void Completed(Work work)
    {
        lock (gate)
        {
            running.Remove(work.Node);
            if (work.KeepsAlive) lastUsed = Silo.Time.GetTimestamp();
            if (exclusive == work) exclusive = null;
            if (Serves && exclusive is null && waiting.First is { } next)
            {
                waiting.Remove(next);
                Start(next.Value);
            }

            DeactivateIfDone();
        }
    }

    /// <summary>
    /// Ends this life when what runs now has finished. Shutdown also finishes what already waits, as no next life will,
    /// and cancels the timers at once, so that long work hears of it.
    /// </summary>
    public void Deactivate(DeactivationReason reason)
    {
        lock (gate)
        {
            if (phase is Phase.Created or >= Phase.Deactivating) return;
            ending ??= new(reason);
            if (reason.ReasonCode == DeactivationReasonCode.ShuttingDown) Run(Timers.CloseAsync);
            DeactivateIfDone();
        }
    }

    public void DeactivateIfIdle(TimeSpan idleTimeout)
    {
        lock (gate)
        {
            if (phase != Phase.Active || running.Count + waiting.Count > 0 || Silo.Time.GetElapsedTime(lastUsed) < idleTimeout) return;
            Deactivate(new(DeactivationReasonCode.ActivationIdle, $"Not used for {idleTimeout}."));
        }
    }

    /// <summary>Gives callers that have waited too long their TimeoutException. The calls themselves go on.</summary>
    public void ExpireCalls(TimeSpan timeout)
    {
        lock (gate)
        {
            if (running.Count + waiting.Count == 0) return;
            foreach (var call in running.Concat(waiting).OfType<Call>())
            {
                if (!call.Answer.IsCompleted && Silo.Time.GetElapsedTime(call.MadeAt) >= timeout)
                    call.Fail(new TimeoutException($"{call.Method.Name} on {this} has not answered within {timeout}. It may still complete."));
            }
        }
    }

    private void Offer(Work work)
    {
        if (Serves && (work.Interleaves || exclusive is null)) Start(work);
        else waiting.AddLast(work.Node);
    }

    private void Start(Work work)
    {
        if (!work.Interleaves) exclusive = work;
        running.AddLast(work.Node);
        work.Start(this);
    }

    private void Run(Func<Task> step) =>
        _ = Task.Factory.StartNew(step, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Scheduler);

    [SuppressMessage("Design", "CA1031", Justification = "The grain's exception belongs to its callers.")]
    private async Task ActivateAsync()
    {
        try
        {
            await instance.ActivateAsync();
        }
        catch (Exception exception)
        {
            Silo.Log.ActivationFailed(this, exception);
            await CloseAsync(exception);
            return;
        }

        lock (gate)
        {
            phase = Phase.Active;
            lastUsed = Silo.Time.GetTimestamp();

            // A grain that asks for its end while it is activated still serves the call it was activated for.
            var asked = ending;
            ending = null;
            for (var left = waiting.Count; left > 0; left--)
            {
                var work = waiting.First!.Value;
                waiting.RemoveFirst();
                Offer(work);
            }

            ending = asked;
            DeactivateIfDone();
        }
    }

    private void DeactivateIfDone()
    {
        if (phase != Phase.Active || ending is null || running.Count > 0) return;
        phase = Phase.Deactivating;
        Run(DeactivateAsync);
    }

    private async Task DeactivateAsync()
    {
        await Timers.CloseAsync();
        await instance.DeactivateAsync(ending!.Reason);
        await CloseAsync(failure: null);
    }

    private async Task CloseAsync(Exception? failure)
    {
        await Timers.CloseAsync();
        await instance.ReleaseAsync();
        lock (gate) End(failure);
        Silo.Leave();
    }

    private void End(Exception? failure)
    {
        phase = Phase.Ended;
        List<Call> left = [.. waiting.OfType<Call>()];
        waiting.Clear();
        grainClass.Replace(this, failure is null ? left : []);
        if (failure is not null) left.ForEach(call => call.Fail(failure));
    }
}
