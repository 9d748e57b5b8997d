namespace Backboard.Storage.Tests;

public sealed class SqliteQueueing() : QueueingContract(TestStore.Sqlite);

public sealed class PostgresQueueing() : QueueingContract(TestStore.Postgres);

public abstract class QueueingContract(Func<Task<TestStore>> start) : StoreContract(start)
{
    private static DateTimeOffset Later => TimeProvider.System.GetUtcNow().AddMinutes(1);

    [Fact]
    public async Task A_run_queues_behind_the_one_in_progress_without_touching_the_fence()
    {
        var lane = await NewThread();
        await lane.Commit(lane.Say("first", Given.Run()));
        var run = Given.Run(RunStatus.Queued) with { StreamRequested = true };
        Assert.Equal(new EnqueueResult(EnqueueOutcome.Queued, 1), await Enqueue(lane, run));
        Assert.Equal(EnqueueOutcome.Known, (await Enqueue(lane, run)).Outcome);
        var stored = (await Store.Threads.FindRun(lane.Key, run.RunId, None))!;
        Assert.Equal((2L, RunStatus.Queued, true, false), (stored.Position, stored.Status, stored.StreamRequested, stored.CancelRequested));
        var result = await lane.Commit(lane.Next() with { ReadQueue = true });
        Assert.Equal(run.RunId, Assert.Single(result.Queue).RunId);
    }

    [Fact]
    public async Task A_thread_with_nothing_in_progress_is_free_even_with_a_line_or_open_tools()
    {
        var lane = await NewThread();
        Assert.Equal(EnqueueOutcome.Free, (await Enqueue(lane, Given.Run(RunStatus.Queued))).Outcome);
        await lane.Commit(lane.Put(Given.Run(RunStatus.RequiresAction), Given.Run(RunStatus.Queued)));
        Assert.Equal(EnqueueOutcome.Free, (await Enqueue(lane, Given.Run(RunStatus.Queued))).Outcome);
    }

    [Fact]
    public async Task A_full_line_a_rejecting_run_and_a_missing_thread_are_told_apart()
    {
        var lane = await NewThread();
        await lane.Commit(lane.Put(Given.Run()));
        Assert.Equal(EnqueueOutcome.Full, (await Enqueue(lane, Given.Run(request: Given.Request(onBusy: OnBusy.Reject)))).Outcome);
        for (var i = 0; i < 3; i++) Assert.Equal(EnqueueOutcome.Queued, (await Enqueue(lane, Given.Run(), 3)).Outcome);
        Assert.Equal(EnqueueOutcome.Full, (await Enqueue(lane, Given.Run(), 3)).Outcome);
        var absent = new ThreadKey(Tenant, Given.Id());
        Assert.Equal(EnqueueOutcome.Gone, (await Store.Threads.Enqueue(absent, Given.Run(), 8, Later, None)).Outcome);
    }

    [Fact]
    public async Task An_interrupt_flags_everybody_before_it_and_gets_in()
    {
        var lane = await NewThread();
        Run active = Given.Run(), waiting = Given.Run(), interrupt = Given.Run(request: Given.Request(onBusy: OnBusy.Interrupt));
        await lane.Commit(lane.Put(active));
        await Enqueue(lane, waiting, 1);
        Assert.Equal(EnqueueOutcome.Queued, (await Enqueue(lane, interrupt, 1)).Outcome);
        var flags = await Store.Watch.Flags([active.RunId, waiting.RunId, interrupt.RunId, Given.Id()], None);
        Assert.Equal(3, flags.Count);
        Assert.True(flags[active.RunId].CancelRequested);
        Assert.True(flags[waiting.RunId].CancelRequested);
        Assert.False(flags[interrupt.RunId].CancelRequested);
    }

    [Fact]
    public async Task Nothing_is_queued_after_the_deadline()
    {
        var lane = await NewThread();
        await lane.Commit(lane.Put(Given.Run()));
        var run = Given.Run();
        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => Store.Threads.Enqueue(lane.Key, run, 8, TimeProvider.System.GetUtcNow().AddSeconds(-1), None));
        Assert.Null(await Store.Threads.FindRun(lane.Key, run.RunId, None));
    }

    [Fact]
    public async Task Whoever_queues_during_the_last_commit_is_seen_by_it_or_told_to_claim()
    {
        for (var round = 0; round < 50; round++)
        {
            var lane = await NewThread();
            var active = Given.Run();
            await lane.Commit(lane.Put(active));
            var run = Given.Run();
            var enqueue = Enqueue(lane, run);
            var commit = await lane.Commit(lane.Put(active with { Status = RunStatus.Completed }) with { ReadQueue = true });
            var seen = commit.Queue.Any(queued => queued.RunId == run.RunId);
            Assert.Equal((await enqueue).Outcome == EnqueueOutcome.Queued, seen);
        }
    }

    private Task<EnqueueResult> Enqueue(Lane lane, Run run, int maxQueued = 8) =>
        Store.Threads.Enqueue(lane.Key, run, maxQueued, Later, None);
}
