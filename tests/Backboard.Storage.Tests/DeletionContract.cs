namespace Backboard.Storage.Tests;

public sealed class SqliteDeletion() : DeletionContract(TestStore.Sqlite);

public sealed class PostgresDeletion() : DeletionContract(TestStore.Postgres);

public abstract class DeletionContract(Func<Task<TestStore>> start) : StoreContract(start)
{
    private static readonly string[] Tables = ["messages", "run_events", "runs", "summaries", "threads"];

    [Fact]
    public async Task A_deleted_thread_leaves_no_row_and_fences_its_writer()
    {
        Lane lane = await NewThread(), other = await NewThread();
        await lane.Commit(lane.Say("secret", Given.Run()) with { Summary = new ThreadSummary(1, "secret") });
        await other.Commit(other.Say("kept", Given.Run()));
        Assert.True(await Store.Threads.Delete(lane.Key, None));
        foreach (var table in Tables) Assert.Equal(0, await Store.Count(table, lane.Key.ThreadId));
        Assert.Equal(1, await Store.Count("messages", other.Key.ThreadId));
        Assert.Equal(WriteOutcome.Fenced, (await lane.Commit(lane.Say("late", Given.Run()))).Outcome);
        Assert.Null(await Store.Threads.Load(lane.Key, None));
        Assert.False(await Store.Threads.Delete(lane.Key, None));
    }

    [Fact]
    public async Task A_deleted_id_is_never_used_again()
    {
        var lane = await NewThread();
        await Store.Threads.Delete(lane.Key, None);
        Assert.Equal(WriteOutcome.Fenced, (await new Lane(Store, lane.Key, "late#1").Commit(lane.Creation(AssistantId))).Outcome);
        Assert.Null(await Store.Queries.Create(lane.Key, AssistantId, null, null, Given.Now, None));
        Assert.Equal(0, await Store.Count("threads", lane.Key.ThreadId));
    }

    [Fact]
    public async Task A_thread_of_another_tenant_is_not_deleted()
    {
        var lane = await NewThread();
        Assert.False(await Store.Threads.Delete(lane.Key with { TenantId = "other" }, None));
        Assert.NotNull(await Store.Threads.Load(lane.Key, None));
    }

    [Fact]
    public async Task Creations_racing_a_deletion_do_not_bring_the_thread_back()
    {
        for (var round = 0; round < 30; round++)
        {
            var lane = await NewThread();
            var late = new Lane(Store, lane.Key, "late#1");
            var creation = late.Creation(AssistantId);
            var delete = Store.Threads.Delete(lane.Key, None);
            var creations = Enumerable.Range(0, 4).Select(_ => late.Commit(creation));
            var direct = Store.Queries.Create(lane.Key, AssistantId, null, null, Given.Now, None);
            Assert.All(await Task.WhenAll(creations), result => Assert.NotEqual(WriteOutcome.Committed, result.Outcome));
            await direct;
            Assert.True(await delete);
            Assert.Equal(0, await Store.Count("threads", lane.Key.ThreadId));
        }
    }

    [Fact]
    public async Task Deleting_an_assistant_takes_its_threads_and_names_those_in_progress()
    {
        Lane busy = await NewThread(), idle = await NewThread();
        await busy.Commit(busy.Say("work", Given.Run()));
        await idle.Commit(idle.Say("done", Given.Run(RunStatus.Completed)));
        var key = new AssistantKey(Tenant, AssistantId);
        Assert.Null(await Store.Assistants.Delete(key with { TenantId = "other" }, None));
        Same.Items([busy.Key], (await Store.Assistants.Delete(key, None))!.Value);
        Assert.Null(await Store.Assistants.Delete(key, None));
        Assert.Null(await Store.Assistants.Find(key, None));
        foreach (var table in Tables) Assert.Equal(0, await Store.Count(table, idle.Key.ThreadId));
        Assert.Equal(WriteOutcome.Fenced, (await busy.Commit(busy.Next())).Outcome);
        Assert.Null(await Store.Assistants.Insert(new Assistant { Key = key, Name = "again" }, None));
    }

    [Fact]
    public async Task No_thread_outlives_its_assistant_when_created_during_the_deletion()
    {
        for (var round = 0; round < 20; round++)
        {
            var key = (await Given.Assistant(Store, Tenant)).Key;
            var lanes = Enumerable.Range(0, 8).Select(_ => new Lane(Store, new ThreadKey(Tenant, Given.Id()), "node-a#1")).ToList();
            var creations = lanes.Select(lane => lane.Commit(lane.Creation(key.AssistantId))).ToList();
            var delete = Store.Assistants.Delete(key, None);
            await Task.WhenAll(creations);
            Assert.NotNull(await delete);
            foreach (var lane in lanes) Assert.Equal(0, await Store.Count("threads", lane.Key.ThreadId));
        }
    }
}
