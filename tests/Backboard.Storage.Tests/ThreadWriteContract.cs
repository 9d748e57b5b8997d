namespace Backboard.Storage.Tests;

public sealed class SqliteThreadWrite() : ThreadWriteContract(TestStore.Sqlite);

public sealed class PostgresThreadWrite() : ThreadWriteContract(TestStore.Postgres);

public abstract class ThreadWriteContract(Func<Task<TestStore>> start) : StoreContract(start)
{
    [Fact]
    public async Task A_created_thread_is_loaded_as_written()
    {
        var lane = await NewThread();
        var stored = (await Store.Threads.Load(lane.Key, None))!;
        Assert.Equal(
            new ThreadHeader(lane.Key, AssistantId, null, 1, 1, "node-a#1", 0, 0, null, Given.Now, Given.Now), stored.Header);
        Assert.Null(stored.Summary);
        Assert.Empty(stored.Runs);
    }

    [Fact]
    public async Task A_write_lands_whole()
    {
        var lane = await NewThread();
        var run = Given.Run();
        var write = lane.Say("héllo \U0001F600", run) with { UserId = "ann", Summary = new ThreadSummary(1, "so far") };
        var result = await lane.Commit(write);
        Assert.Equal((WriteOutcome.Committed, 1L), (result.Outcome, result.AssistantVersion));
        var stored = (await Store.Threads.Load(lane.Key, None))!;
        Assert.Equal(("ann", 1L, 1L, 2L), (stored.Header.UserId, stored.Header.MessageHead, stored.Header.EventHead, stored.Header.Version));
        Assert.Equal(new ThreadSummary(1, "so far"), stored.Summary);
        Assert.Equal(run.RunId, Assert.Single(stored.Runs).RunId);
        Same.Messages(write.Messages, await Store.Threads.NewestMessages(lane.Key, 0, 1, 10, None));
        Same.Events(write.Events, await Store.Threads.Events(lane.Key, 0, 10, null, None));
    }

    [Fact]
    public async Task A_write_with_an_old_version_is_fenced_and_leaves_nothing()
    {
        var lane = await NewThread();
        var stale = lane.Say("late", Given.Run());
        await lane.Commit(lane.Next());
        Assert.Equal(WriteOutcome.Fenced, (await lane.Commit(stale)).Outcome);
        Assert.Equal(0, await Store.Count("messages", lane.Key.ThreadId));
        Assert.Equal(0, await Store.Count("run_events", lane.Key.ThreadId));
        Assert.Equal(0, await Store.Count("runs", lane.Key.ThreadId));
    }

    [Fact]
    public async Task A_claim_fences_the_owner_before_it()
    {
        var lane = await NewThread();
        var thief = lane.Rival("node-b#1");
        Assert.Equal(WriteOutcome.Committed, (await thief.Commit(thief.Claim())).Outcome);
        Assert.Equal(WriteOutcome.Fenced, (await lane.Commit(lane.Next())).Outcome);
        var header = (await Store.Threads.Load(lane.Key, None))!.Header;
        Assert.Equal((2L, "node-b#1"), (header.Epoch, header.Owner));
    }

    [Fact]
    public async Task The_very_same_write_again_is_fenced_once_applied()
    {
        var lane = await NewThread();
        var write = lane.Say("once", Given.Run());
        await lane.Commit(write);
        Assert.Equal(WriteOutcome.Fenced, (await Store.Threads.Write(write, None)).Outcome);
        Assert.Equal(1, await Store.Count("messages", lane.Key.ThreadId));
    }

    [Fact]
    public async Task Of_many_first_writes_exactly_one_creates_the_thread()
    {
        var key = new ThreadKey(Tenant, Given.Id());
        var lanes = Enumerable.Range(0, 16).Select(i => new Lane(Store, key, $"node-{i}#1")).ToList();
        var results = await Task.WhenAll(lanes.Select(lane => lane.Commit(lane.Say("first", Given.Run()) with { CreateUnder = AssistantId })));
        Assert.Single(results, result => result.Outcome == WriteOutcome.Committed);
        Assert.Equal(15, results.Count(result => result.Outcome == WriteOutcome.Duplicate));
        Assert.Equal(1, await Store.Count("messages", key.ThreadId));
    }

    [Fact]
    public async Task Of_many_claims_exactly_one_wins()
    {
        var lane = await NewThread();
        var rivals = Enumerable.Range(0, 16).Select(i => lane.Rival($"node-{i}#1"));
        var results = await Task.WhenAll(rivals.Select(rival => rival.Commit(rival.Claim())));
        Assert.Single(results, result => result.Outcome == WriteOutcome.Committed);
        Assert.Equal(15, results.Count(result => result.Outcome == WriteOutcome.Fenced));
    }

    [Fact]
    public async Task A_creation_repeated_is_recognized_as_its_own()
    {
        var lane = new Lane(Store, new ThreadKey(Tenant, Given.Id()), "node-a#1");
        var creation = lane.Creation(AssistantId);
        Assert.Equal(WriteOutcome.Committed, (await Store.Threads.Write(creation, None)).Outcome);
        var again = await Store.Threads.Write(creation, None);
        Assert.Equal((WriteOutcome.Committed, 1L), (again.Outcome, again.AssistantVersion));
    }

    [Fact]
    public async Task A_thread_is_not_created_under_an_assistant_of_another_tenant()
    {
        var foreign = await Given.Assistant(Store, "other");
        var lane = new Lane(Store, new ThreadKey(Tenant, Given.Id()), "node-a#1");
        Assert.Equal(WriteOutcome.Fenced, (await lane.Commit(lane.Creation(foreign.Key.AssistantId))).Outcome);
        Assert.Null(await Store.Threads.Load(lane.Key, None));
    }

    [Fact]
    public async Task A_write_under_another_tenant_is_fenced()
    {
        var lane = await NewThread();
        Assert.Equal(WriteOutcome.Fenced, (await Store.Threads.Write(lane.Next() with { Key = lane.Key with { TenantId = "other" } }, None)).Outcome);
    }

    [Fact]
    public async Task Text_that_PostgreSQL_cannot_hold_is_refused_by_both()
    {
        var lane = await NewThread();
        await Assert.ThrowsAsync<ArgumentException>(() => lane.Commit(lane.Say("nul \0", Given.Run())));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => lane.Commit(lane.Say("half \uD83D", Given.Run())));
        await Assert.ThrowsAsync<ArgumentException>(() => lane.Commit(lane.Say("gap", Given.Run()) with { MessageHead = 2 }));
    }

    [Fact]
    public async Task A_write_whose_token_is_cancelled_while_it_waits_writes_nothing()
    {
        var lane = await NewThread();
        var result = await Store.Threads.Write(lane.Say("never", Given.Run()), new CancellationToken(canceled: true));
        Assert.Equal(WriteOutcome.Unavailable, result.Outcome);
        Assert.Equal(0, await Store.Count("messages", lane.Key.ThreadId));
    }

    [Fact]
    public async Task A_bad_member_of_a_batch_fails_alone()
    {
        var lanes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => NewThread()));
        var foreign = Given.Run();
        await lanes[0].Commit(lanes[0].Put(foreign));
        var results = await Task.WhenAll(lanes.Select((lane, i) => lane.Commit(lane.Say("x", i == 20 ? foreign : Given.Run()))));
        Assert.Equal(WriteOutcome.Duplicate, results[20].Outcome);
        Assert.Equal(39, results.Count(result => result.Outcome == WriteOutcome.Committed));
        Assert.Equal(0, await Store.Count("messages", lanes[20].Key.ThreadId));
        Assert.Equal(1, (await Store.Threads.Load(lanes[20].Key, None))!.Header.Version);
    }
}
