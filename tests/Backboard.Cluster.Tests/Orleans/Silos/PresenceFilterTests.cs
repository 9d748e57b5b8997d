using Backboard.Host;

namespace Backboard.Cluster.Tests;

/// <summary>How long a call is waited for whose silo may be gone.</summary>
public sealed class PresenceFilterTests
{
    [Fact]
    public void A_call_that_ends_with_its_quiet_is_answered()
    {
        var (clock, later) = (new HandClock(), new Later());
        var call = new TaskCompletionSource();
        var waiting = later.Under(() => new PresenceFilter(clock).WhileThere(call.Task, new Nobody()));

        clock.Ring();
        call.SetResult();
        later.GoOn();

        Assert.True(waiting.IsCompletedSuccessfully, $"{waiting.Exception}");
    }

    [Fact]
    public void Whoever_keeps_quiet_is_asked_whether_it_is_there()
    {
        var (clock, later) = (new HandClock(), new Later());
        var waiting = later.Under(() => new PresenceFilter(clock).WhileThere(new TaskCompletionSource().Task, new Nobody()));

        clock.Ring();
        later.GoOn();

        Assert.IsType<SiloUnavailableException>(waiting.Exception?.InnerException);
    }

    private sealed class Nobody : IPresent
    {
        public Task IsThere() => Task.FromException(new SiloUnavailableException());
    }

    /// <summary>A clock that goes off when told to.</summary>
    private sealed class HandClock : TimeProvider
    {
        private Action? _ring;

        public void Ring() => _ring!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return new Timer(_ => { });
        }
    }

    /// <summary>Holds what goes on after a wait until it is let go on.</summary>
    private sealed class Later : SynchronizationContext
    {
        private readonly Queue<Action> _waiting = [];

        public override void Post(SendOrPostCallback d, object? state) => _waiting.Enqueue(() => d(state));

        public T Under<T>(Func<T> work)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                return work();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        public int GoOn() => Under(() =>
        {
            var count = 0;
            for (; _waiting.TryDequeue(out var next); count++) next();
            return count;
        });
    }
}
