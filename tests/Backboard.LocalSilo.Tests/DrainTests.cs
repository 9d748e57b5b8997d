namespace Backboard.LocalSilo.Tests;

public sealed class DrainTests
{
    [Fact]
    public async Task Stopping_finishes_accepted_calls_then_deactivates_all()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        var running = silo["a"].Run(_ => release.Task);
        var waiting = silo["a"].Run(_ => Task.CompletedTask);
        await silo["b"].Run(_ => Task.CompletedTask).Soon();
        var stop = silo.Stop();
        await Eventually.True(() => silo.Silo.ActivationCount == 1, "the end of the idle grain");
        Assert.False(stop.IsCompleted || waiting.IsCompleted);
        release.SetResult();
        await Task.WhenAll(stop, running, waiting).Soon();
        Assert.Equal(0, silo.Silo.ActivationCount);
        Assert.Equal(1, silo.Script.Count("deactivate a ShuttingDown"));
        Assert.Equal(1, silo.Script.Count("deactivate b ShuttingDown"));
    }

    [Fact]
    public async Task Stopping_cancels_timers_so_that_their_work_can_end()
    {
        await using var silo = await TestSilo.Start();
        var cancelled = false;
        var started = false;
        await silo["k"].Run(grain =>
        {
            grain.RegisterGrainTimer(
                async cancellationToken =>
                {
                    started = true;
                    await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                    cancelled = true;
                },
                new(TimeSpan.Zero, TimeSpan.FromSeconds(1)) { Interleave = true, KeepAlive = true });
            return Task.CompletedTask;
        }).Soon();
        await Eventually.True(() => started, "the callback");
        await silo.Stop().Soon();
        Assert.True(cancelled);
        Assert.Equal(1, silo.Script.Count("deactivate k ShuttingDown"));
    }

    [Fact]
    public async Task A_draining_grain_gets_no_new_timer()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        var fired = false;
        var call = silo["k"].Run(async grain =>
        {
            await release.Task;
            grain.RegisterGrainTimer(_ => Task.FromResult(fired = true), new(TimeSpan.Zero, TimeSpan.Zero));
        });
        await silo["k"].RunInterleaved(_ => Task.CompletedTask).Soon();
        var stop = silo.Stop();
        release.SetResult();
        await Task.WhenAll(call, stop).Soon();
        Assert.False(fired);
    }

    [Fact]
    public async Task Calls_after_the_stop_fail_with_a_sentence()
    {
        await using var silo = await TestSilo.Start();
        await silo["k"].Run(_ => Task.CompletedTask).Soon();
        await silo.Stop().Soon();
        foreach (var key in new[] { "k", "new" })
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => silo[key].Run(_ => Task.CompletedTask).Soon());
            Assert.Contains("The silo is stopping", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, silo.Silo.ActivationCount);
    }

    [Fact]
    public async Task A_drain_gives_up_on_a_stuck_grain_after_its_timeout()
    {
        await using var silo = await TestSilo.Start(options => options.DrainTimeout = TimeSpan.FromSeconds(5));
        var release = new TaskCompletionSource();
        var stuck = silo["k"].Run(_ => release.Task);
        await silo["k"].RunInterleaved(_ => Task.CompletedTask).Soon();
        var stop = silo.Stop();
        silo.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(stop.IsCompleted);
        await Eventually.True(
            () =>
            {
                silo.Time.Advance(TimeSpan.FromSeconds(1));
                return stop.IsCompleted;
            },
            "the end of the drain");
        await Assert.ThrowsAsync<InvalidOperationException>(() => silo["k"].RunInterleaved(_ => Task.CompletedTask).Soon());
        release.SetResult();
        await stuck.Soon();
    }

    [Fact]
    public async Task Stopping_while_calls_pour_in_leaves_nobody_waiting()
    {
        for (var round = 0; round < 20; round++)
        {
            await using var silo = await TestSilo.Start();
            var calls = Enumerable.Range(0, 200).AsParallel().WithDegreeOfParallelism(4).Select(async i =>
            {
                if (i == 100) _ = silo.Stop();
                await silo[$"k{i % 7}"].Run(async _ => await Task.Yield()).ContinueWith(_ => { }, TaskScheduler.Default);
            }).ToArray();
            await Task.WhenAll(calls).Soon();
            await silo.Stop().Soon();
            await Eventually.True(() => silo.Silo.ActivationCount == 0, "the end of all activations");
        }
    }
}
