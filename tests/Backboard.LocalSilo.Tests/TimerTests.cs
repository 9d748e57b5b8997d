namespace Backboard.LocalSilo.Tests;

public sealed class TimerTests
{
    private static readonly GrainTimerCreationOptions OnceAtOnce = new(TimeSpan.Zero, Timeout.InfiniteTimeSpan);

    [Fact]
    public async Task Due_zero_fires_at_once_and_without_a_period_only_once()
    {
        await using var silo = await TestSilo.Start();
        var fired = 0;
        await silo["k"].Run(grain => Register(grain, _ => Task.FromResult(fired++), OnceAtOnce)).Soon();
        await Eventually.True(() => fired == 1, "the callback");
        silo.Time.Advance(TimeSpan.FromMinutes(5));
        await silo["k"].Run(_ => Task.CompletedTask).Soon();
        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task A_periodic_timer_never_overlaps_itself_and_counts_from_its_end()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        var fired = 0;
        await silo["k"].Run(grain => Register(
            grain,
            async _ =>
            {
                fired++;
                await release.Task;
            },
            new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)) { Interleave = true })).Soon();
        silo.Time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.True(() => fired == 1, "the first callback");
        silo.Time.Advance(TimeSpan.FromSeconds(10));
        await silo["k"].Run(_ => Task.CompletedTask).Soon();
        Assert.Equal(1, fired);
        release.SetResult();
        await Eventually.True(
            () =>
            {
                silo.Time.Advance(TimeSpan.FromSeconds(1));
                return fired >= 3;
            },
            "further callbacks");
    }

    [Fact]
    public async Task A_timer_queues_like_a_call_unless_it_interleaves()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        bool queued = false, interleaved = false;
        var call = silo["k"].Run(async grain =>
        {
            await Register(grain, _ => Task.FromResult(queued = true), OnceAtOnce);
            await Register(grain, _ => Task.FromResult(interleaved = true), OnceAtOnce with { Interleave = true });
            await release.Task;
        });
        await Eventually.True(() => interleaved, "the interleaving callback during the call");
        Assert.False(queued);
        release.SetResult();
        await call.Soon();
        await Eventually.True(() => queued, "the queued callback after the call");
    }

    [Fact]
    public async Task A_queueing_callback_keeps_calls_waiting()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        await silo["k"].Run(grain => Register(grain, _ => release.Task, OnceAtOnce)).Soon();
        var call = silo["k"].Run(_ => Task.CompletedTask);
        await silo["k"].RunInterleaved(_ => Task.CompletedTask).Soon();
        Assert.False(call.IsCompleted);
        release.SetResult();
        await call.Soon();
    }

    [Fact]
    public async Task A_failing_callback_neither_ends_its_timer_nor_its_grain()
    {
        await using var silo = await TestSilo.Start();
        var fired = 0;
        await silo["k"].Run(grain => Register(grain, _ => ++fired > 0 ? throw new FormatException() : Task.CompletedTask, new(TimeSpan.Zero, TimeSpan.FromSeconds(1)))).Soon();
        await Eventually.True(
            () =>
            {
                silo.Time.Advance(TimeSpan.FromSeconds(1));
                return fired >= 3;
            },
            "callbacks after failures");
        await silo["k"].Run(_ => Task.CompletedTask).Soon();
        Assert.Equal(1, silo.Silo.ActivationCount);
    }

    [Fact]
    public async Task Changing_and_disposing_a_timer_take_effect()
    {
        await using var silo = await TestSilo.Start();
        var fired = 0;
        var token = CancellationToken.None;
        IGrainTimer timer = null!;
        await silo["k"].Run(grain =>
        {
            timer = grain.RegisterGrainTimer(
                (state, cancellationToken) =>
                {
                    token = cancellationToken;
                    return Task.FromResult(fired += state);
                },
                10,
                new() { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan });
            return Task.CompletedTask;
        }).Soon();
        silo.Time.Advance(TimeSpan.FromHours(1) / 6);
        Assert.Equal(0, fired);
        timer.Change(TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await Eventually.True(() => fired == 10, "the callback after the change");
        Assert.Throws<ArgumentOutOfRangeException>(() => timer.Change(TimeSpan.FromSeconds(-2), TimeSpan.Zero));
        timer.Dispose();
        timer.Dispose();
        Assert.True(token.IsCancellationRequested);
        silo.Time.Advance(TimeSpan.FromSeconds(60));
        await silo["k"].Run(_ => Task.CompletedTask).Soon();
        Assert.Equal(10, fired);
    }

    [Fact]
    public async Task A_callback_does_not_keep_the_context_of_the_call_that_registered_it()
    {
        await using var silo = await TestSilo.Start();
        var scope = new AsyncLocal<string?> { Value = "request" };
        string? inCall = null, atOnce = "", later = "";
        var fired = 0;
        await silo["k"].Run(grain =>
        {
            inCall = scope.Value;
            return Register(
                grain,
                _ =>
                {
                    (atOnce, later) = fired++ == 0 ? (scope.Value, later) : (atOnce, scope.Value);
                    return Task.CompletedTask;
                },
                new(TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        }).Soon();
        await Eventually.True(
            () =>
            {
                silo.Time.Advance(TimeSpan.FromSeconds(1));
                return fired >= 2;
            },
            "two callbacks");
        Assert.Equal("request", inCall);
        Assert.Null(atOnce);
        Assert.Null(later);
    }

    private static Task Register(ScriptGrain grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        grain.RegisterGrainTimer(callback, options);
        return Task.CompletedTask;
    }
}
