namespace Backboard.Storage.Tests;

public sealed class SqliteWatch() : WatchContract(TestStore.Sqlite);

public sealed class PostgresWatch() : WatchContract(TestStore.Postgres);

public abstract class WatchContract(Func<Task<TestStore>> start) : StoreContract(start)
{
    private readonly NodeIdentity _node = new("here", Given.Id());

    [Fact]
    public async Task Heads_are_told_of_the_threads_that_exist()
    {
        Lane lane = await NewThread(), empty = await NewThread();
        await lane.Commit(lane.Say("a", Given.Run()));
        var heads = await Store.Watch.EventHeads([lane.Key.ThreadId, empty.Key.ThreadId, Given.Id()], None);
        Assert.Equal(2, heads.Count);
        Assert.Equal((1, 0), (heads[lane.Key.ThreadId], heads[empty.Key.ThreadId]));
        Assert.Empty(await Store.Watch.EventHeads([], None));
    }

    [Fact]
    public async Task A_living_run_is_not_due()
    {
        await Join();
        await Start(Living(), Living(RunStatus.Queued));
        await Start(Given.Run(RunStatus.RequiresAction, owner: "gone#1") with { DeadlineIn = TimeSpan.FromDays(7) }, Living(RunStatus.Queued));
        await Start(Given.Run(RunStatus.Completed, owner: "gone#1") with { DeadlineIn = TimeSpan.FromSeconds(-5) });
        Assert.Empty(await Due());
    }

    [Fact]
    public async Task A_run_of_an_unknown_or_retired_owner_is_due()
    {
        await Join();
        var unknown = await Start(Given.Run(owner: "gone#1"));
        var retired = await Start(Living());
        await Store.Nodes.Leave(_node, None);
        Same.Items(Keys(unknown, retired), Keys(await Due(mayJudge: false)));
    }

    [Fact]
    public async Task A_silent_owner_is_judged_only_by_who_may()
    {
        await Join();
        var lane = await Start(Living());
        await Store.Sql("UPDATE nodes SET heartbeat_at = {now} - @age", ("age", TimeSpan.FromSeconds(16)));
        Assert.Empty(await Due(mayJudge: false));
        Same.Items(Keys(lane), Keys(await Due()));
        await Store.Nodes.Heartbeat(_node, None);
        Assert.Empty(await Due());
    }

    [Fact]
    public async Task A_run_of_an_older_epoch_is_due()
    {
        await Join();
        var lane = await Start(Living());
        await lane.Commit(lane.Claim());
        Same.Items(Keys(lane), Keys(await Due(mayJudge: false)));
    }

    [Fact]
    public async Task A_run_past_its_deadline_tells_by_how_much_and_expired_tools_do_not()
    {
        await Join();
        var late = await Start(Living() with { DeadlineIn = TimeSpan.FromSeconds(-60) });
        var expired = await Start(Living(RunStatus.RequiresAction) with { DeadlineIn = TimeSpan.FromSeconds(-60) });
        var due = (await Due()).ToDictionary(thread => thread.Key, thread => thread.PastDeadline);
        Assert.Equal(2, due.Count);
        Assert.InRange(due[late.Key], TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(70));
        Assert.Equal(TimeSpan.Zero, due[expired.Key]);
    }

    [Fact]
    public async Task A_line_with_nothing_active_before_it_is_due()
    {
        await Join();
        var abandoned = await Start(Living(RunStatus.Queued));
        var superseding = await Start(Living(RunStatus.Queued), Living(RunStatus.RequiresAction));
        Same.Items(Keys(abandoned, superseding), Keys(await Due()));
        Assert.Single(await Store.Watch.Due(true, 1, None));
    }

    [Fact]
    public async Task What_an_owner_does_not_work_on_is_given_up_and_due()
    {
        await Join();
        var other = new NodeIdentity("there", Given.Id());
        await Store.Nodes.Join(other, None);
        await Store.Sql("UPDATE nodes SET retired = FALSE");
        Run active = Living(), lost = Living();
        Lane at = await Start(active), left = await Start(lost);
        await Start(Living(RunStatus.RequiresAction) with { DeadlineIn = TimeSpan.FromDays(7) }, Living(RunStatus.Queued));
        await Start(Given.Run(owner: other.Owner));

        Assert.Equal(0, await Store.Watch.Disown(_node.Owner, [active.RunId], Given.Now, None));
        Assert.Empty(await Due());
        Assert.Equal(1, await Store.Watch.Disown(_node.Owner, [active.RunId], Given.Now.AddSeconds(1), None));
        Same.Items(Keys(left), Keys(await Due(mayJudge: false)));
        Assert.Null((await Store.Threads.FindRun(left.Key, lost.RunId, None))!.Owner);
        Assert.Equal(1, await Store.Watch.Disown(_node.Owner, [], Given.Now.AddSeconds(1), None));
        Same.Items(Keys(at, left), Keys(await Due(mayJudge: false)));
    }

    [Fact]
    public async Task Joining_retires_older_generations_of_the_node()
    {
        await Join();
        var lane = await Start(Living());
        await Store.Nodes.Join(new NodeIdentity(_node.Name, Given.Id()), None);
        Same.Items(Keys(lane), Keys(await Due(mayJudge: false)));
        await Store.Nodes.Heartbeat(_node, None);
        Same.Items(Keys(lane), Keys(await Due(mayJudge: false)));
    }

    [Fact]
    public async Task The_clock_is_the_databases()
    {
        var now = TimeProvider.System.GetUtcNow();
        Assert.InRange(await Store.Nodes.Join(_node, None), now.AddSeconds(-5), now.AddSeconds(5));
        await Store.Nodes.Ping(None);
    }

    private Run Living(RunStatus status = RunStatus.InProgress) => Given.Run(status, _node.Owner);

    private Task<DateTimeOffset> Join() => Store.Nodes.Join(_node, None);

    private async Task<Lane> Start(params Run[] runs)
    {
        var lane = await NewThread(_node.Owner);
        await lane.Commit(lane.Put(runs));
        return lane;
    }

    private Task<ImmutableArray<DueThread>> Due(bool mayJudge = true) => Store.Watch.Due(mayJudge, 100, None);

    private static IEnumerable<Guid> Keys(params IEnumerable<Lane> lanes) => lanes.Select(lane => lane.Key.ThreadId).Order();

    private static IEnumerable<Guid> Keys(IEnumerable<DueThread> due) => due.Select(thread => thread.Key.ThreadId).Order();
}
