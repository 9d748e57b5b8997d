namespace Backboard.Storage.Tests;

public sealed class SqliteReading() : ReadingContract(TestStore.Sqlite);

public sealed class PostgresReading() : ReadingContract(TestStore.Postgres);

public abstract class ReadingContract(Func<Task<TestStore>> start) : StoreContract(start)
{
    [Fact]
    public async Task Every_field_of_a_message_comes_back()
    {
        var lane = await NewThread();
        var message = Given.Message(1, "", MessageRole.Assistant) with
        {
            Status = MessageStatus.RequiresAction, ToolCalls = [new ToolCall("c1", "f", "{\"a\":1}")], ToolCallId = "c0", ToolName = "g",
            Metadata = "{}", ModelProvider = "p", ModelName = "m", Usage = new Usage(1, 2, 3, 4), StopReason = StopReason.ToolUse,
            Reasoning = "because", ProviderState = "[]",
        };
        await lane.Commit(lane.Next() with { Messages = [message], MessageHead = 1 });
        Same.Messages([message], await Store.Queries.Messages(lane.Key, 0, 10, None));
    }

    [Fact]
    public async Task Messages_and_events_are_paged_in_order_and_kept_from_other_tenants()
    {
        var lane = await NewThread();
        for (var i = 1; i <= 7; i++) await lane.Commit(lane.Say($"m{i}", Given.Run(RunStatus.Completed)));
        Same.Items(["m4", "m5"], (await Store.Queries.Messages(lane.Key, 3, 2, None)).Select(m => m.Content));
        Same.Items(["m5", "m6"], (await Store.Threads.NewestMessages(lane.Key, 2, 6, 2, None)).Select(m => m.Content));
        Same.Items([3L, 4L], (await Store.Threads.Events(lane.Key, 2, 2, null, None)).Select(e => e.Seq));
        var foreign = lane.Key with { TenantId = "other" };
        Assert.Empty(await Store.Queries.Messages(foreign, 0, 10, None));
        Assert.Empty(await Store.Threads.NewestMessages(foreign, 0, 10, 10, None));
        Assert.Empty(await Store.Threads.Events(foreign, 0, 10, null, None));
        Assert.Empty(await Store.Queries.Runs(foreign, 0, 10, None));
        Assert.Null(await Store.Threads.Load(foreign, None));
        Assert.Null(await Store.Queries.Find(foreign, None));
    }

    [Fact]
    public async Task The_newest_summary_is_loaded()
    {
        var lane = await NewThread();
        await lane.Commit(lane.Next() with { Summary = new ThreadSummary(3, "old") });
        await lane.Commit(lane.Next() with { Summary = new ThreadSummary(9, "new") });
        Assert.Equal(new ThreadSummary(9, "new"), (await Store.Threads.Load(lane.Key, None))!.Summary);
    }

    [Fact]
    public async Task Threads_are_created_once_and_listed_newest_first()
    {
        var other = await Given.Assistant(Store, Tenant);
        ThreadKey first = new(Tenant, Given.Id()), second = new(Tenant, Given.Id());
        var created = (await Store.Queries.Create(first, AssistantId, "ann", "{\"a\":1}", Given.Now, None))!;
        Assert.Equal(new ThreadHeader(first, AssistantId, "ann", 0, 0, null, 0, 0, "{\"a\":1}", Given.Now, Given.Now), created);
        Assert.Equal(created, await Store.Queries.Create(first, AssistantId, "bob", null, Given.Now.AddDays(1), None));
        await Store.Queries.Create(second, other.Key.AssistantId, null, null, Given.Now, None);
        Assert.Null(await Store.Queries.Create(new ThreadKey("other", Given.Id()), AssistantId, null, null, Given.Now, None));
        var lane = await NewThread();
        await lane.Commit(lane.Say("hi", Given.Run()));
        Same.Items([lane.Key, second, first], (await Store.Queries.List(Tenant, null, 0, 10, None)).Select(row => row.Header.Key));
        var own = await Store.Queries.List(Tenant, AssistantId, 0, 10, None);
        Same.Items([(lane.Key, "hi"), (first, null)], own.Select(row => (row.Header.Key, row.FirstUserMessage)));
        Same.Items([second], (await Store.Queries.List(Tenant, null, 1, 1, None)).Select(row => row.Header.Key));
    }

    [Fact]
    public async Task A_thread_made_by_the_front_end_is_claimed_by_its_first_writer()
    {
        var key = new ThreadKey(Tenant, Given.Id());
        await Store.Queries.Create(key, AssistantId, null, null, Given.Now, None);
        var claim = new ThreadWrite(key, 0, 0, 1, "node-a#1") { MessageHead = 0, EventHead = 0, At = Given.Now };
        Assert.Equal(WriteOutcome.Committed, (await Store.Threads.Write(claim, None)).Outcome);
        Assert.Equal((1, 1), ((await Store.Queries.Find(key, None))!.Epoch, (await Store.Queries.Find(key, None))!.Version));
    }

    [Theory]
    [InlineData("UPDATE runs SET request = '{' WHERE thread_id = @id", "runs")]
    [InlineData("UPDATE runs SET usage = '[]' WHERE thread_id = @id", "runs")]
    [InlineData("UPDATE runs SET request = 'null' WHERE thread_id = @id", "runs")]
    public async Task A_corrupt_run_is_named_and_hurts_only_its_thread(string damage, string table)
    {
        Lane hurt = await NewThread(), whole = await NewThread();
        var run = Given.Run(RunStatus.Queued);
        await hurt.Commit(hurt.Put(run));
        await whole.Commit(whole.Put(Given.Run()));
        await Store.Sql(damage, ("id", hurt.Key.ThreadId));
        var e = await Assert.ThrowsAsync<CorruptRowException>(() => Store.Threads.Load(hurt.Key, None));
        Assert.Contains(table, e.Message, StringComparison.Ordinal);
        Assert.Contains($"{run.RunId}", e.Message, StringComparison.Ordinal);
        Assert.NotNull(await Store.Threads.Load(whole.Key, None));
        await Assert.ThrowsAsync<CorruptRowException>(() => hurt.Commit(hurt.Next() with { ReadQueue = true }));
        Assert.Equal(WriteOutcome.Committed, (await whole.Commit(whole.Next() with { ReadQueue = true })).Outcome);
    }

    [Theory]
    [InlineData("UPDATE messages SET role = 'ROBOT' WHERE thread_id = @id", "messages")]
    [InlineData("UPDATE run_events SET payload = '{' WHERE thread_id = @id", "run_events")]
    [InlineData("UPDATE run_events SET type = 'dance' WHERE thread_id = @id", "run_events")]
    public async Task A_corrupt_event_or_message_is_named(string damage, string table)
    {
        var lane = await NewThread();
        await lane.Commit(lane.Say("a", Given.Run()));
        await Store.Sql(damage, ("id", lane.Key.ThreadId));
        var e = await Assert.ThrowsAsync<CorruptRowException>(() => Store.Threads.Events(lane.Key, 0, 10, null, None));
        Assert.Contains(table, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deltas_are_pruned_only_of_runs_final_for_long_enough()
    {
        var lane = await NewThread();
        Run old = Given.Run(), running = Given.Run();
        TurnEvent[] log = [new UserMessageStored(), new ContentStreaming("a"), new ContentStreaming("b"), new ReasoningStreaming("c")];
        await lane.Commit(lane.Next() with
        {
            Events = [.. log.Select((e, i) => Given.Event(i + 1, old.RunId, e)), Given.Event(5, running.RunId, new ContentStreaming("d"))],
            Runs = [old with { FirstEventSeq = 1 }, running with { FirstEventSeq = 5 }],
            EventHead = 5,
        });
        Assert.Equal(0, await Store.Maintenance.PruneDeltas(TimeSpan.Zero, None));
        await lane.Commit(lane.Put(old with { Status = RunStatus.Completed, FirstEventSeq = 1 }));
        Assert.Equal(0, await Store.Maintenance.PruneDeltas(TimeSpan.FromHours(1), None));
        await Store.Sql("UPDATE runs SET prunable_since = prunable_since - @age", ("age", TimeSpan.FromHours(2)));
        Assert.Equal(3, await Store.Maintenance.PruneDeltas(TimeSpan.FromHours(1), None));
        Same.Items([1L, 5L], (await Store.Threads.Events(lane.Key, 0, 10, null, None)).Select(e => e.Seq));
        Same.Items([1L], (await Store.Threads.Events(lane.Key, 0, 10, old.RunId, None)).Select(e => e.Seq));
        Assert.Equal(0, await Store.Maintenance.PruneDeltas(TimeSpan.FromHours(1), None));
        await Store.Maintenance.Scrub(None);
    }
}
