namespace Backboard.Storage.Tests;

public sealed class SqliteRuns() : RunContract(TestStore.Sqlite);

public sealed class PostgresRuns() : RunContract(TestStore.Postgres);

public abstract class RunContract(Func<Task<TestStore>> start) : StoreContract(start)
{
    [Fact]
    public async Task Every_field_of_a_run_comes_back()
    {
        var lane = await NewThread();
        var run = Given.Run(RunStatus.Failed) with
        {
            Attempt = 2, Usage = new Usage(10, 5, 3, 1), Error = "no answer", ErrorCode = "provider", PartialText = "It w",
            UserMessageSeq = 1, AssistantMessageSeq = 2, FirstEventSeq = 3,
            Request = Given.Request() with { Temperature = 0.5, Stop = ["END"], Metadata = "{}", OnCrash = OnCrash.Fail },
        };
        await lane.Commit(lane.Put(run));
        Same.Runs([run with { Position = 1, UpdatedAt = Given.Now }], [(await Store.Threads.FindRun(lane.Key, run.RunId, None))!]);
    }

    [Fact]
    public async Task New_runs_get_consecutive_positions_and_keep_them()
    {
        var lane = await NewThread();
        Run first = Given.Run(), second = Given.Run(RunStatus.Queued), third = Given.Run(RunStatus.Queued);
        await lane.Commit(lane.Put(first));
        await lane.Commit(lane.Put(second, third));
        await lane.Commit(lane.Put(first with { Status = RunStatus.Completed }, second with { Status = RunStatus.InProgress, Position = 2 }));
        var runs = await Store.Queries.Runs(lane.Key, 0, 10, None);
        Same.Items([(third.RunId, 3), (second.RunId, 2), (first.RunId, 1)], runs.Select(run => (run.RunId, run.Position)));
    }

    [Fact]
    public async Task An_update_keeps_creation_time_deadline_and_flags()
    {
        var lane = await NewThread();
        var run = Given.Run() with { DeadlineIn = TimeSpan.FromMinutes(5) };
        await lane.Commit(lane.Put(run));
        await Store.Threads.RequestCancel(lane.Key, run.RunId, None);
        await Store.Threads.RequestStream(lane.Key, run.RunId, None);
        var before = (await Store.Threads.FindRun(lane.Key, run.RunId, None))!;
        await lane.Commit(lane.Put(run with { Attempt = 2, DeadlineIn = null, CreatedAt = Given.Now.AddDays(1) }));
        var after = (await Store.Threads.FindRun(lane.Key, run.RunId, None))!;
        Same.Runs([before with { Attempt = 2, CancelRequested = true, StreamRequested = true }], [after]);
    }

    [Fact]
    public async Task A_deadline_counts_from_the_databases_clock()
    {
        var lane = await NewThread();
        var run = Given.Run() with { DeadlineIn = TimeSpan.FromMinutes(5) };
        await lane.Commit(lane.Put(run));
        var snapshot = (await Store.Threads.Load(lane.Key, None))!;
        Assert.InRange(snapshot.Runs[0].DeadlineAt!.Value - snapshot.Now, TimeSpan.FromMinutes(4.5), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_run_of_another_thread_is_a_duplicate_and_nothing_is_written()
    {
        Lane lane = await NewThread(), other = await NewThread();
        var run = Given.Run();
        await lane.Commit(lane.Put(run));
        Assert.Equal(WriteOutcome.Duplicate, (await other.Commit(other.Say("mine", run))).Outcome);
        Assert.Equal(0, await Store.Count("messages", other.Key.ThreadId));
        Assert.Equal(WriteOutcome.Committed, (await other.Commit(other.Next())).Outcome);
    }

    [Fact]
    public async Task The_queue_read_behind_the_fence_is_in_order_and_holds_what_the_write_queued()
    {
        var lane = await NewThread();
        Run first = Given.Run(RunStatus.Queued), second = Given.Run(RunStatus.Queued);
        await lane.Commit(lane.Put(Given.Run(), first));
        var result = await lane.Commit(lane.Put(second) with { ReadQueue = true });
        Same.Items([first.RunId, second.RunId], result.Queue.Select(run => run.RunId));
    }

    [Fact]
    public async Task Loading_tells_retired_owners_from_silent_ones()
    {
        var lane = await NewThread();
        var living = new NodeIdentity("living", Given.Id());
        var silent = new NodeIdentity("silent", Given.Id());
        var retired = new NodeIdentity("retired", Given.Id());
        foreach (var node in (NodeIdentity[])[retired, silent, living]) await Store.Nodes.Join(node, None);
        await Store.Sql("UPDATE nodes SET retired = FALSE");
        await Store.Nodes.Leave(retired, None);
        await Store.Sql("UPDATE nodes SET heartbeat_at = {now} - @age WHERE name = 'silent'", ("age", TimeSpan.FromSeconds(16)));
        string[] owners = [living.Owner, silent.Owner, retired.Owner, "unknown#1"];
        await lane.Commit(lane.Put([.. owners.Select(owner => Given.Run(owner: owner)), Given.Run(RunStatus.Queued)]));
        var snapshot = (await Store.Threads.Load(lane.Key, None))!;
        Assert.Equal(5, snapshot.Runs.Length);
        Same.Items([silent.Owner], snapshot.SilentOwners);
        Same.Items([retired.Owner, "unknown#1"], snapshot.RetiredOwners);
    }

    [Fact]
    public async Task Final_runs_are_not_loaded_and_cannot_be_flagged()
    {
        var lane = await NewThread();
        var run = Given.Run(RunStatus.Completed);
        await lane.Commit(lane.Put(run));
        Assert.Empty((await Store.Threads.Load(lane.Key, None))!.Runs);
        Assert.False(await Store.Threads.RequestCancel(lane.Key, run.RunId, None));
    }

    [Fact]
    public async Task A_final_run_is_told_of_where_it_is_sought()
    {
        Lane lane = await NewThread(), other = await NewThread();
        Run ended = Given.Run(RunStatus.Completed), open = Given.Run(RunStatus.Queued);
        await lane.Commit(lane.Put(ended, open));
        var sought = (await Store.Threads.Load(lane.Key, ended.RunId, None))!;
        Assert.Equal((ended.RunId, RunStatus.Completed), (sought.Ended!.RunId, sought.Ended.Status));
        Assert.Equal(open.RunId, Assert.Single(sought.Runs).RunId);
        Assert.Empty(sought.RetiredOwners);
        var found = (await Store.Threads.Load(lane.Key, open.RunId, None))!;
        Assert.Equal((null, open.RunId), (found.Ended, Assert.Single(found.Runs).RunId));
        Assert.Null((await Store.Threads.Load(lane.Key, Given.Id(), None))!.Ended);
        Assert.Null((await Store.Threads.Load(other.Key, ended.RunId, None))!.Ended);
    }

    [Fact]
    public async Task A_run_is_found_only_under_its_thread_and_tenant()
    {
        Lane lane = await NewThread(), other = await NewThread();
        var run = Given.Run();
        await lane.Commit(lane.Put(run));
        Assert.Null(await Store.Threads.FindRun(other.Key, run.RunId, None));
        Assert.Null(await Store.Queries.FindRun(lane.Key with { TenantId = "other" }, run.RunId, None));
        Assert.False(await Store.Threads.RequestCancel(lane.Key with { TenantId = "other" }, run.RunId, None));
    }
}
