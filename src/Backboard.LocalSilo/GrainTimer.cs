namespace Backboard.LocalSilo;

internal sealed class GrainTimer : IGrainTimer
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Lock gate = new();
    private readonly Activation activation;
    private readonly Func<CancellationToken, Task> callback;
    private readonly GrainTimerCreationOptions options;
    private readonly CancellationTokenSource ending = new();
    private readonly CancellationToken ended;
    private readonly ITimer timer;
    private TimeSpan due;
    private TimeSpan period;
    private bool disposed;
    private bool firing;
    private bool changed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        this.activation = activation;
        this.callback = callback;
        this.options = options;
        ended = ending.Token;

        // A timer outlives the call that registers it, and must not keep that call's context.
        using (ExecutionContext.SuppressFlow())
            timer = activation.Silo.Time.CreateTimer(static timer => ((GrainTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (!activation.Timers.TryAdd(this)) Dispose();
        Change(options.DueTime, options.Period);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (gate)
        {
            due = dueTime;
            this.period = period;
            changed = firing;
            if (!firing) Schedule(dueTime);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (disposed) return;
            disposed = true;
            timer.Dispose();
        }

        activation.Timers.Remove(this);
        ending.Cancel();
        ending.Dispose();
    }

    private static void Check(TimeSpan time, string name)
    {
        if (time == Timeout.InfiniteTimeSpan) return;
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, Longest, name);
    }

    private void Schedule(TimeSpan after)
    {
        if (disposed) return;
        if (after == TimeSpan.Zero) Fire();
        else timer.Change(after, Timeout.InfiniteTimeSpan);
    }

    private void Fire()
    {
        lock (gate)
        {
            if (firing || disposed) return;
            firing = true;
        }

        using (ExecutionContext.SuppressFlow()) activation.TryAdd(new Tick(this));
    }

    private void Ticked()
    {
        lock (gate)
        {
            firing = false;
            Schedule(changed ? due : period);
            changed = false;
        }
    }

    private sealed class Tick(GrainTimer timer) : Work
    {
        public override bool Interleaves => timer.options.Interleave;

        public override bool KeepsAlive => timer.options.KeepAlive;

        protected override Task Begin(Grain grain) => timer.disposed ? Task.CompletedTask : timer.callback(timer.ended);

        protected override void End(Task outcome)
        {
            if (outcome.Exception is { InnerException: { } exception }) timer.activation.Silo.Log.TimerFailed(timer.activation, exception);
            timer.Ticked();
        }
    }
}
