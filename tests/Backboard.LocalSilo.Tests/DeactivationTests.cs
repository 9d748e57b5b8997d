namespace Backboard.LocalSilo.Tests;

public sealed class DeactivationTests
{
    private static readonly TimeSpan PastIdle = TimeSpan.FromMinutes(16);

    [Fact]
    public async Task An_idle_activation_ends_and_a_used_one_stays()
    {
        await using var silo = await TestSilo.Start();
        await silo["idle"].Run(_ => Task.CompletedTask).Soon();
        silo.Time.Advance(TimeSpan.FromMinutes(10));
        await silo["used"].Run(_ => Task.CompletedTask).Soon();
        silo.Time.Advance(TimeSpan.FromMinutes(6));
        await Eventually.True(() => silo.Silo.ActivationCount == 1, "the idle one's end");
        Assert.Equal(["activate idle", "activate used", "deactivate idle ActivationIdle", "dispose"], silo.Script.Notes);
    }

    [Fact]
    public async Task A_busy_activation_is_never_collected()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        var call = silo["k"].RunInterleaved(_ => release.Task);
        await silo["k"].Run(_ => Task.CompletedTask).Soon();
        silo.Time.Advance(PastIdle);
        await silo["k"].Run(_ => Task.CompletedTask).Soon();
        Assert.Equal(1, silo.Script.Count("activate k"));
        release.SetResult();
        await Assert.ThrowsAsync<TimeoutException>(() => call.Soon());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Only_KeepAlive_callbacks_postpone_the_idle_end(bool keepAlive, bool ends)
    {
        await using var silo = await TestSilo.Start();
        var fired = 0;
        await silo["k"].Run(grain =>
        {
            grain.RegisterGrainTimer(_ => Task.FromResult(fired++), new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)) { KeepAlive = keepAlive });
            return Task.CompletedTask;
        }).Soon();
        bool Ended() => silo.Script.Count("deactivate k ActivationIdle") > 0;
        await Eventually.True(
            () =>
            {
                silo.Time.Advance(TimeSpan.FromSeconds(10));
                return fired >= 30 || Ended();
            },
            "thirty minutes of callbacks or the end");
        Assert.Equal(ends, Ended());
        Assert.InRange(fired, 10, 30);
    }

    [Fact]
    public async Task A_running_KeepAlive_callback_holds_its_grain()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        var cancelled = false;
        await silo["k"].Run(grain =>
        {
            grain.RegisterGrainTimer(
                async cancellationToken =>
                {
                    await release.Task;
                    cancelled = cancellationToken.IsCancellationRequested;
                },
                new(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
            return Task.CompletedTask;
        }).Soon();
        await silo["k"].Run(_ => Task.CompletedTask).Soon();
        silo.Time.Advance(PastIdle);
        await silo["k"].Run(_ => Task.CompletedTask).Soon();
        silo.Time.Advance(PastIdle);
        release.SetResult();
        await silo["k"].Run(_ => Task.CompletedTask).Soon();
        Assert.Equal(1, silo.Script.Count("activate k"));
        Assert.False(cancelled);
        silo.Time.Advance(PastIdle);
        await Eventually.True(() => silo.Silo.ActivationCount == 0, "its end once the callback is done");
    }

    [Fact]
    public async Task DeactivateOnIdle_waits_for_running_calls_and_later_calls_meet_a_fresh_activation()
    {
        await using var silo = await TestSilo.Start();
        TaskCompletionSource release = new(), deactivated = new();
        silo.Script.OnDeactivate = (_, _) => deactivated.Task;
        var token = CancellationToken.None;
        var first = silo["k"].Run(async grain =>
        {
            grain.RegisterGrainTimer(
                cancellationToken =>
                {
                    token = cancellationToken;
                    return Task.CompletedTask;
                },
                new(TimeSpan.Zero, TimeSpan.FromSeconds(1)) { Interleave = true });
            await Task.Yield();
            await Task.Yield();
            silo.Script.Note("first");
            grain.EndMe();
            await release.Task;
            silo.Script.Note("first done");
        });
        var second = silo["k"].Run(_ => Note(silo, "second"));
        await Eventually.True(() => silo.Script.Count("first") == 1, "the first call");
        var third = silo["k"].RunInterleaved(_ => Note(silo, "third"));
        release.SetResult();
        await first.Soon();
        Assert.False(second.IsCompleted || third.IsCompleted);
        deactivated.SetResult();
        await Task.WhenAll(second, third).Soon();
        Assert.Equal(
            ["activate k", "first", "first done", "deactivate k ApplicationRequested", "dispose", "activate k", "second", "third"],
            silo.Script.Notes);
        Assert.True(token.IsCancellationRequested);
        Assert.Equal(1, silo.Silo.ActivationCount);
    }

    [Fact]
    public async Task A_grain_that_ends_itself_in_its_activation_still_serves_the_call()
    {
        await using var silo = await TestSilo.Start();
        silo.Script.OnActivate = grain =>
        {
            grain.EndMe();
            return Task.CompletedTask;
        };
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => silo["k"].Run(_ => Task.CompletedTask))).Soon();
        await Eventually.True(() => silo.Silo.ActivationCount == 0, "its end");
    }

    [Fact]
    public async Task A_failing_or_hanging_OnDeactivateAsync_still_frees_the_key()
    {
        await using var silo = await TestSilo.Start();
        silo.Script.OnDeactivate = (_, _) => throw new FormatException();
        await silo["k"].Run(End).Soon();
        await silo["k"].Run(End).Soon();
        silo.Script.OnDeactivate = (_, _) => new TaskCompletionSource().Task;
        await silo["k"].Run(End).Soon();
        var call = silo["k"].Run(_ => Task.CompletedTask);
        Assert.False(call.IsCompleted);
        silo.Script.OnDeactivate = (_, _) => Task.CompletedTask;
        await Eventually.True(
            () =>
            {
                silo.Time.Advance(TimeSpan.FromSeconds(1));
                return call.IsCompleted;
            },
            "the fresh activation");
    }

    private static Task Note(TestSilo silo, string what)
    {
        silo.Script.Note(what);
        return Task.CompletedTask;
    }

    private static Task End(ScriptGrain grain)
    {
        grain.EndMe();
        return Task.CompletedTask;
    }
}
