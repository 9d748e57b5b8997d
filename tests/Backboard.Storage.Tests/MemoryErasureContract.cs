namespace Backboard.Storage.Tests;

public sealed class SqliteMemoryErasure() : MemoryErasureContract(TestStore.Sqlite);

public sealed class PostgresMemoryErasure() : MemoryErasureContract(TestStore.Postgres);

public abstract class MemoryErasureContract(Func<Task<TestStore>> start) : MemoryContract(start)
{
    private static readonly string[] Tables = ["memories", "memory_scopes", "memory_deletions", "memory_vectors", "memory_operations"];

    private static readonly StoredVector Vector = new("openai/small/2", new[] { 1f, 2f });

    [Fact]
    public async Task One_user_is_forgotten_and_nobody_else()
    {
        await Add("shared");
        await Add("bob's", "bob");
        var hers = await Add("ann's", "ann", vector: Vector);
        await Store.Memories.Delete(Of("ann"), (await Add("gone", "ann")).MemoryId, None);
        var (_, told) = await Told(Of("ann"));
        await Told(Of("bob"));
        Assert.Equal(1, await Store.Memories.Erase(Assistant, "ann", null, None));
        Same.Items(["bob's", "shared"], await Contents());
        Assert.Equal(0, await Store.Count("memory_vectors", "TRUE"));
        Assert.Equal(0, await Store.Count("memory_deletions", "TRUE"));
        Assert.True((await Changes(Of("ann"), after: 1)).IsReset);
        Assert.False((await Changes(Of("bob"), after: 1)).IsReset);
        var ended = (await Store.Operations.Find(Tenant, told.OperationId, None))!;
        Assert.Equal(MemoryOperationStatus.Error, ended.Status);
        Assert.Contains("erased", ended.Error, StringComparison.Ordinal);
        Assert.Single((await Store.Memories.Glance(Of("bob"), None)).Pending);
        Assert.Null(await Store.Memories.Insert(Of("ann"), hers, null, None));
        Assert.NotNull(await Add("ann again", "ann"));
        Same.Items(["ann again"], (await Changes(Of("ann"), after: 3)).Memories.Select(memory => memory.Content));
    }

    [Fact]
    public async Task Everything_of_an_assistant_goes_at_once()
    {
        foreach (var user in (string?[])[null, "ann", "bob"]) await Add("memory", user);
        var other = new MemoryScope((await Given.Assistant(Store, Tenant)).Key, null);
        await Store.Memories.Insert(other, Given.Memory("kept"), null, None);
        Assert.Null(await Store.Memories.Erase(Assistant with { TenantId = "other" }, null, null, None));
        Assert.Equal(3, await Store.Memories.Erase(Assistant, null, null, None));
        Assert.Equal(0, await Store.Memories.Erase(Assistant, null, null, None));
        Assert.Equal("kept", Assert.Single((await Changes(other)).Memories).Content);
    }

    [Fact]
    public async Task What_was_said_in_one_thread_goes_with_all_its_versions()
    {
        var (thread, told) = await Told(Of("ann"));
        var source = new MemorySource(thread.Key.ThreadId, told.MessageId, 1, 0, 4);
        await Add("hers", "ann", source);
        var changed = await Add("changed", "ann", source);
        await Store.Memories.Replace(Of("ann"), changed.MemoryId, "by hand", default, Given.Now, null, None);
        await Add("elsewhere", "ann");
        var before = (await Store.Memories.Glance(Of("ann"), None)).Head;
        var (_, later) = await Told(Of("ann"));
        Assert.Equal(2, await Store.Memories.Erase(Assistant, null, thread.Key.ThreadId, None));
        Same.Items(["elsewhere"], await Contents());
        var missed = await Changes(Of("ann"), before);
        Assert.Equal((false, 2), (missed.IsReset, missed.Deleted.Length));
        Assert.Equal(later.MessageId, Assert.Single((await Store.Memories.Glance(Of("ann"), None)).Pending).Source.MessageId);
    }

    [Fact]
    public async Task An_erasure_racing_applications_and_insertions_leaves_nothing_written_before_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var scope = Of($"new user {round}");
            var operation = await Claimed(scope);
            var reader = new MemoryReader(Store, scope);
            var apply = Apply(operation, Adding(Given.Memory()));
            var insert = Add("by hand", scope.UserId);
            var erase = Store.Memories.Erase(Assistant, null, null, None);
            await reader.CatchUp(1);
            Assert.NotNull(await erase);
            var outcome = await apply;
            await insert;
            // Lost, or applied before and then erased: never written after its operation was ended.
            var found = (await Store.Operations.Find(Tenant, operation.OperationId, None))!;
            Assert.Equal(outcome == ApplyOutcome.Applied ? MemoryOperationStatus.Completed : MemoryOperationStatus.Error, found.Status);
            Assert.DoesNotContain("likes tea", (await Changes(scope)).Memories.Select(memory => memory.Content));
            await reader.CatchUp(1);
            Same.Items((await Changes(scope)).Memories.Select(memory => memory.MemoryId), reader.Current.Keys);
        }
    }

    [Fact]
    public async Task Deleting_a_thread_ends_its_operations_and_keeps_what_was_learnt()
    {
        var (thread, told) = await Told(Shared);
        var source = new MemorySource(thread.Key.ThreadId, told.MessageId, 1, 0, 4);
        await Apply((await Store.Operations.Claim(Shared, [told.OperationId], Owner, Lease, mayJudge: false, None))!.Operation, Adding(Given.Memory("kept", source)));
        await thread.Commit(thread.Tell(Shared, "unread"));
        var (_, elsewhere) = await Told(Shared);
        await Store.Threads.Delete(thread.Key, None);
        Assert.Equal(elsewhere.MessageId, Assert.Single((await Store.Memories.Glance(Shared, None)).Pending).Source.MessageId);
        Assert.Equal(source, Assert.Single((await Changes(Shared)).Memories).Source);
        Assert.Equal(1, await Store.Count("memory_operations", "error = 'The thread was deleted before its words were read.'"));
        Assert.Equal(1, await Store.Count("memory_operations", "status = 'COMPLETED'"));
    }

    [Fact]
    public async Task Deleting_an_assistant_leaves_no_row_of_its_memory()
    {
        var kept = new MemoryScope((await Given.Assistant(Store, Tenant)).Key, "ann");
        await Store.Memories.Insert(kept, Given.Memory(), Vector, None);
        await Add("with vector", "ann", vector: Vector);
        await Store.Memories.Delete(Shared, (await Add("deleted")).MemoryId, None);
        await Apply(await Claimed(Shared), Adding(Given.Memory()));
        var (_, open) = await Told(Shared);
        var claimed = (await Store.Operations.Claim(Shared, [open.OperationId], Owner, Lease, mayJudge: false, None))!.Operation;
        foreach (var table in Tables) Assert.NotEqual(0, await Store.Count(table, "TRUE"));
        Assert.NotNull(await Store.Assistants.Delete(Assistant, None));
        foreach (var table in Tables.Except(["memory_vectors"]))
            Assert.Equal(0, await Store.Count(table, "assistant_id = @id", ("id", AssistantId)));
        Assert.Equal(1, await Store.Count("memory_vectors", "TRUE"));
        Assert.Equal(ApplyOutcome.Lost, await Apply(claimed, Adding(Given.Memory())));
        Assert.Null(await Store.Memories.Insert(Shared, Given.Memory(), null, None));
        Assert.Equal(0, await Store.Count("memory_scopes", "assistant_id = @id", ("id", AssistantId)));
        Assert.Single((await Changes(kept)).Memories);
    }

    private async Task<IEnumerable<string>> Contents() =>
        (await Store.MemoryQueries.List(Assistant, new MemoryFilter(null, null, null), 0, 100, None)).Memories
        .Select(memory => memory.Content).Order(StringComparer.Ordinal);
}
