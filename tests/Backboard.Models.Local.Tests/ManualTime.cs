namespace Backboard.Models.Local.Tests;

/// <summary>Time that passes only when told to.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private TimeSpan now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + now;

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (gate)
        {
            now += by;
            due = timers.FindAll(timer => timer.Due <= now);
            foreach (var timer in due) timer.Rearm(now);
        }
        foreach (var timer in due) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (gate) timers.Add(timer);
        return timer;
    }

    private sealed class Timer(ManualTime time, Action callback) : ITimer
    {
        private TimeSpan period;

        public TimeSpan Due { get; private set; } = TimeSpan.MaxValue;

        public void Rearm(TimeSpan from) => Due = period > TimeSpan.Zero ? from + period : TimeSpan.MaxValue;

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan every)
        {
            period = every;
            Due = dueTime < TimeSpan.Zero ? TimeSpan.MaxValue : time.now + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (time.gate) time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
