using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.LocalSilo;

/// <summary>
/// One life of one grain. Everything the grain does runs on <see cref="Scheduler"/>; the gate guards only the bookkeeping.
/// Work that comes too early (not yet active) or too late (ending) waits; what still waits at the end moves to the next life.
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

    [ThreadStatic]
    private static Activation? underConstruction;

    private readonly Lock gate = new();
    private readonly GrainClass grainClass;
    private readonly LinkedList<Work> waiting = new();
    private readonly LinkedList<Work> running = new();
    private HashSet<GrainTimer>? timers;
    private Work? exclusive;
    private Grain? grain;
    private AsyncServiceScope? scope;
    private Ending? ending;
    private long lastUsed;
    private Phase phase;

    public Activation(GrainClass grainClass, string key, IEnumerable<Work> left)
    {
        this.grainClass = grainClass;
        Key = key;
        foreach (var work in left) waiting.AddLast(work.Node);
    }

    /// <summary>The activation whose grain's constructor runs on this thread, so that the base constructor finds it.</summary>
    public static Activation? UnderConstruction => underConstruction;

    public string Key { get; }

    public TurnScheduler Scheduler { get; } = new();

    public Grain Grain => grain!;

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

    /// <summary>Ends this life when what runs now has finished; on shutdown also what already waits, but not the timers.</summary>
    public void Deactivate(DeactivationReason reason)
    {
        lock (gate)
        {
            if (phase == Phase.Created) return;
            ending ??= new(reason);
            if (ShuttingDown && phase < Phase.Deactivating) Run(DisposeTimersAsync);
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
        if (running.Count + waiting.Count == 0) return;
        lock (gate)
        {
            foreach (var call in running.Concat(waiting).OfType<Call>())
            {
                if (!call.Answer.IsCompleted && Silo.Time.GetElapsedTime(call.MadeAt) >= timeout)
                    call.Fail(new TimeoutException($"{call.Method.Name} on {this} has not answered within {timeout}. It may still complete."));
            }
        }
    }

    /// <summary>False: the activation is ending and takes no more timers.</summary>
    public bool TryAttach(GrainTimer timer)
    {
        lock (gate) return phase < Phase.Deactivating && !ShuttingDown && (timers ??= []).Add(timer);
    }

    public void Detach(GrainTimer timer)
    {
        lock (gate) timers?.Remove(timer);
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
            scope = Silo.Services.CreateAsyncScope();
            grain = Construct(scope.Value.ServiceProvider);
            using var limit = new CancellationTokenSource(Silo.Options.ResponseTimeout, Silo.Time);
            await grain.OnActivateAsync(limit.Token);
        }
        catch (Exception exception)
        {
            Silo.Log.ActivationFailed(this, exception);
            await ReleaseAsync(exception);
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

    private Grain Construct(IServiceProvider services)
    {
        underConstruction = this;
        try
        {
            return grainClass.NewGrain(services);
        }
        finally
        {
            underConstruction = null;
        }
    }

    private void DeactivateIfDone()
    {
        if (phase != Phase.Active || ending is null || running.Count > 0) return;
        phase = Phase.Deactivating;
        Run(DeactivateAsync);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a grain throws at its end, its key must become free.")]
    private async Task DeactivateAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Silo.Options.DrainTimeout, Silo.Time);
            await DisposeTimersAsync();
            await Grain.OnDeactivateAsync(ending!.Reason, limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(this, exception);
        }

        await ReleaseAsync(failure: null);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a service throws when disposed, the key must become free.")]
    private async Task ReleaseAsync(Exception? failure)
    {
        try
        {
            await DisposeTimersAsync();
            if (grain is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
            else (grain as IDisposable)?.Dispose();
            if (scope is { } services) await services.DisposeAsync();
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(this, exception);
        }

        lock (gate) End(failure);
        Silo.Leave();
    }

    private Task DisposeTimersAsync()
    {
        GrainTimer[] all;
        lock (gate) all = timers is null ? [] : [.. timers];

        // Outside the gate, but in a turn: cancelling runs the grain's code that waits for the token.
        foreach (var timer in all)
        {
            try
            {
                timer.Dispose();
            }
            catch (AggregateException exception)
            {
                Silo.Log.TimerFailed(this, exception);
            }
        }

        return Task.CompletedTask;
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
