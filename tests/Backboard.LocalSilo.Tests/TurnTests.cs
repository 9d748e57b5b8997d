namespace Backboard.LocalSilo.Tests;

public sealed class TurnTests
{
    [Fact]
    public async Task A_second_call_waits_for_the_first_including_its_awaits()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        var secondRan = false;
        var first = silo["k"].Run(async _ =>
        {
            await release.Task;
            Assert.False(secondRan);
        });
        var second = silo["k"].Run(_ =>
        {
            secondRan = true;
            return Task.CompletedTask;
        });

        // Passes through the same scheduler, so anything that could run before it has.
        await silo["k"].RunInterleaved(_ => Task.CompletedTask).Soon();
        Assert.False(secondRan);
        release.SetResult();
        await Task.WhenAll(first, second).Soon();
        Assert.True(secondRan);
    }

    [Fact]
    public async Task Interleaved_calls_run_meanwhile_on_the_same_scheduler()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        TaskScheduler? first = null, after = null, interleaved = null;
        var call = silo["k"].Run(async _ =>
        {
            first = TaskScheduler.Current;
            await release.Task;
            after = TaskScheduler.Current;
        });
        await silo["k"].RunInterleaved(_ =>
        {
            interleaved = TaskScheduler.Current;
            return Task.CompletedTask;
        }).Soon();
        Assert.False(call.IsCompleted);
        release.SetResult();
        await call.Soon();
        Assert.NotSame(TaskScheduler.Default, first);
        Assert.Same(first, after);
        Assert.Same(first, interleaved);
    }

    [Fact]
    public async Task No_two_threads_are_ever_inside_one_grain()
    {
        await using var silo = await TestSilo.Start();
        var inside = 0;
        var overlaps = 0;
        var steps = 0;
        var calls = Enumerable.Range(0, 50).AsParallel().WithDegreeOfParallelism(4).Select(_ => silo["k"].RunInterleaved(async _ =>
        {
            for (var i = 0; i < 50; i++)
            {
                if (Interlocked.Increment(ref inside) > 1) Interlocked.Increment(ref overlaps);
                Thread.SpinWait(500);
                steps++;
                Interlocked.Decrement(ref inside);
                await Task.Yield();
            }
        })).ToArray();
        await Task.WhenAll(calls).Soon();
        Assert.Equal(0, overlaps);
        Assert.Equal(2500, steps);
    }

    [Fact]
    public async Task A_thread_inside_a_grain_keeps_all_others_out()
    {
        await using var silo = await TestSilo.Start();
        using var leave = new ManualResetEventSlim();
        bool inside = false, second = false;
        var first = silo["k"].RunInterleaved(_ =>
        {
            inside = true;
            leave.Wait();
            return Task.CompletedTask;
        });
        await Eventually.True(() => inside, "the first call");
        var late = silo["k"].RunInterleaved(_ => Task.FromResult(second = true));
        for (var i = 0; i < 100; i++) await silo["other"].Run(async _ => await Task.Yield()).Soon();
        Assert.False(second);
        leave.Set();
        await Task.WhenAll(first, late).Soon();
    }

    [Fact]
    public async Task Calls_of_one_caller_run_in_their_order()
    {
        await using var silo = await TestSilo.Start();
        var order = new List<int>();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => silo["k"].Run(async _ =>
        {
            await Task.Yield();
            order.Add(i);
        }))).Soon();
        Assert.Equal(Enumerable.Range(0, 500), order);
    }

    [Fact]
    public async Task Waiting_for_another_grain_leaves_the_scheduler_free()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        var asked = silo["a"].Run(grain => grain.Grains.GetGrain<IScriptGrain>("b").Run(async inner =>
        {
            await release.Task;
            await inner.Grains.GetGrain<IScriptGrain>("a").RunInterleaved(_ => Task.CompletedTask);
        }));
        await silo["a"].RunInterleaved(_ => Task.CompletedTask).Soon();
        Assert.False(asked.IsCompleted);
        release.SetResult();
        await asked.Soon();
    }
}
