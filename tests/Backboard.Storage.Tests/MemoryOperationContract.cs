namespace Backboard.Storage.Tests;

public sealed class SqliteMemoryOperations() : MemoryOperationContract(TestStore.Sqlite);

public sealed class PostgresMemoryOperations() : MemoryOperationContract(TestStore.Postgres);

public abstract class MemoryOperationContract(Func<Task<TestStore>> start) : MemoryContract(start)
{
    [Fact]
    public async Task What_was_told_is_pending_from_its_commit_until_its_operation_ends()
    {
        var thread = await NewThread(Owner);
        Assert.Empty((await Store.Memories.Glance(Shared, None)).Pending);
        var write = thread.Tell(Shared, "I like tea.");
        await thread.Commit(write);
        var pending = Assert.Single((await Store.Memories.Glance(Shared, None)).Pending);
        var source = new MemorySource(thread.Key.ThreadId, write.Messages[0].MessageId, 1, 0, "I like tea.".Length);
        Assert.Equal(new PendingMemory(source, "I like tea.", Given.Now), pending);
        Assert.Empty((await Store.Memories.Glance(Of("ann"), None)).Pending);

        var claimed = (await Store.Operations.Claim(Shared, [write.Operations[0].OperationId], Owner, Lease, mayJudge: false, None))!;
        Assert.Single((await Store.Memories.Glance(Shared, None)).Pending);
        Assert.Equal(ApplyOutcome.Applied, await Apply(claimed.Operation, Adding(Given.Memory())));
        var after = await Store.Memories.Glance(Shared, None);
        Assert.Equal((1, 0), (after.Head, after.Pending.Length));
    }

    [Fact]
    public async Task An_operation_is_written_once_and_only_with_its_own_thread()
    {
        var (thread, operation) = await Told(Shared);
        await thread.Commit(thread.Next() with { Operations = [operation with { Model = "other" }] });
        var found = (await Store.Operations.Find(Tenant, operation.OperationId, None))!;
        Assert.Equal(("local", MemoryOperationStatus.InProgress, 0), (found.Model, found.Status, found.Attempt));
        Assert.Equal((Given.Now, Given.Now, 1L), (found.CreatedAt, found.ToldAt, found.MessageSeq));
        Assert.Null(await Store.Operations.Find("other", operation.OperationId, None));
        var other = await NewThread();
        await Assert.ThrowsAsync<ArgumentException>(() => other.Commit(other.Next() with { Operations = [operation] }));
        var fenced = thread.Tell(Shared, "late") with { ExpectedVersion = 99 };
        Assert.Equal(WriteOutcome.Fenced, (await thread.Commit(fenced)).Outcome);
        Assert.Null(await Store.Operations.Find(Tenant, fenced.Operations[0].OperationId, None));
    }

    [Fact]
    public async Task A_thread_is_created_together_with_its_first_words()
    {
        var thread = new Lane(Store, new ThreadKey(Tenant, Given.Id()), Owner);
        await thread.Commit(thread.Tell(Shared, "I like tea.") with { CreateUnder = AssistantId });
        Assert.Single((await Store.Memories.Glance(Shared, None)).Pending);
    }

    [Fact]
    public async Task The_oldest_is_claimed_first_with_its_words_and_the_answer_before_them()
    {
        await Store.Nodes.Join(Node, None);
        var thread = await NewThread(Owner);
        var first = thread.Tell(Shared, "I like tea.");
        await thread.Commit(first);
        await thread.Commit(thread.Next() with { Messages = [Given.Message(2, "Noted.", MessageRole.Assistant)], MessageHead = 2 });
        await thread.Commit(thread.Next() with
        {
            Messages = [Given.Message(3, "calling", MessageRole.Assistant) with { Status = MessageStatus.RequiresAction }], MessageHead = 3,
        });
        var second = thread.Tell(Shared, "Green, please.") with { At = Given.Now.AddSeconds(1) };
        await thread.Commit(second);
        Assert.Null(await Store.Operations.Claim(Shared, [], Owner, Lease, mayJudge: false, None));
        ImmutableArray<Guid> ready = [second.Operations[0].OperationId, first.Operations[0].OperationId];
        Assert.Null(await Store.Operations.Claim(Of("ann"), ready, Owner, Lease, mayJudge: false, None));
        var oldest = (await Store.Operations.Claim(Shared, ready, thread.Owner, Lease, mayJudge: false, None))!;
        Assert.Equal((first.Operations[0].OperationId, 1), (oldest.Operation.OperationId, oldest.Operation.Attempt));
        Assert.Equal(("I like tea.", null), (oldest.Message, oldest.PreviousAnswer));
        var newest = (await Store.Operations.Claim(Shared, ready, thread.Owner, Lease, mayJudge: false, None))!;
        Assert.Equal(("Green, please.", "Noted."), (newest.Message, newest.PreviousAnswer));
        Assert.Null(await Store.Operations.Claim(Shared, ready, thread.Owner, Lease, mayJudge: false, None));
    }

    [Fact]
    public async Task Of_twenty_that_find_the_reader_dead_one_takes_over()
    {
        await Store.Nodes.Join(Node, None);
        for (var round = 0; round < 15; round++)
        {
            var scope = Of($"user-{round}");
            var (_, told) = await Told(scope);
            Assert.NotNull(await Store.Operations.Claim(scope, [told.OperationId], "dead#1", Lease, mayJudge: false, None));
            var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.Operations.Claim(scope, [], Owner, Lease, mayJudge: false, None)));
            Assert.Equal(2, Assert.Single(claims, claim => claim is not null)!.Operation.Attempt);
        }
    }

    [Fact]
    public async Task Of_twenty_that_find_two_left_behind_two_take_over()
    {
        for (var round = 0; round < 10; round++)
        {
            var (scope, leaving, staying) = (Of($"user-{round}"), new NodeIdentity("node-b", Given.Id()), new NodeIdentity("node-a", Given.Id()));
            await Store.Nodes.Join(leaving, None);
            ImmutableArray<Guid> told = [(await Told(scope)).Operation.OperationId, (await Told(scope)).Operation.OperationId];
            foreach (var _ in told) Assert.NotNull(await Store.Operations.Claim(scope, told, leaving.Owner, Lease, mayJudge: false, None));
            await Store.Nodes.Leave(leaving, None);
            await Store.Nodes.Join(staying, None);

            var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.Operations.Claim(scope, [], staying.Owner, Lease, mayJudge: false, None)));

            var taken = claims.OfType<ClaimedOperation>().Select(claim => (claim.Operation.OperationId, claim.Operation.Attempt));
            Assert.Equal(told.Select(id => (id, 2)).Order(), taken.Order());
        }
    }

    [Fact]
    public async Task A_claim_ends_with_its_lease_its_owner_or_by_being_postponed()
    {
        var node = new NodeIdentity("here", Given.Id());
        await Store.Nodes.Join(node, None);
        var (_, told) = await Told(Shared);
        var first = (await Store.Operations.Claim(Shared, [told.OperationId], node.Owner, Lease, mayJudge: false, None))!.Operation;
        Assert.Null(await Store.Operations.Claim(Shared, [told.OperationId], "else#1", Lease, mayJudge: false, None));
        Assert.Empty(await Store.Operations.Due(true, 10, None));
        Assert.True(await Store.Operations.Postpone(first, TimeSpan.FromSeconds(-1), None));
        Same.Items([Shared], await Store.Operations.Due(false, 10, None));
        var second = (await Store.Operations.Claim(Shared, [], node.Owner, Lease, mayJudge: false, None))!.Operation;
        Assert.Equal(2, second.Attempt);
        Assert.False(await Store.Operations.Postpone(first, TimeSpan.Zero, None));
        Assert.False(await Store.Operations.Fail(first, "late", None));
        Assert.Equal(ApplyOutcome.Lost, await Apply(first, Adding(Given.Memory())));
        await Store.Sql("UPDATE nodes SET heartbeat_at = {now} - @age", ("age", TimeSpan.FromSeconds(16)));
        Assert.Empty(await Store.Operations.Due(false, 10, None));
        Same.Items([Shared], await Store.Operations.Due(true, 10, None));
        Assert.Null(await Store.Operations.Claim(Shared, [], node.Owner, Lease, mayJudge: false, None));
        Assert.Equal(3, (await Store.Operations.Claim(Shared, [], node.Owner, Lease, mayJudge: true, None))!.Operation.Attempt);
        await Store.Nodes.Leave(node, None);
        Same.Items([Shared], await Store.Operations.Due(false, 10, None));
        var third = (await Store.Operations.Claim(Shared, [], "unknown#1", Lease, mayJudge: false, None))!.Operation;
        Assert.Equal(5, (await Store.Operations.Claim(Shared, [], "unknown#1", Lease, mayJudge: false, None))!.Operation.Attempt);
        Assert.False(await Store.Operations.Fail(third, "late", None));
    }

    [Fact]
    public async Task A_failed_operation_says_why_and_its_words_are_no_longer_pending()
    {
        var operation = await Claimed(Shared);
        Assert.True(await Store.Operations.Fail(operation, "The model named foreign ids.", None));
        var found = (await Store.Operations.Find(Tenant, operation.OperationId, None))!;
        Assert.Equal((MemoryOperationStatus.Error, "The model named foreign ids."), (found.Status, found.Error));
        Assert.Empty((await Store.Memories.Glance(Shared, None)).Pending);
        Assert.False(await Store.Operations.Fail(operation, "again", None));
        Assert.Equal(ApplyOutcome.Lost, await Apply(operation));
    }

    [Fact]
    public async Task Ended_operations_are_pruned_after_a_while_and_open_ones_never()
    {
        await Told(Shared);
        var operation = await Claimed(Shared);
        await Apply(operation);
        Assert.Equal(0, await Store.Maintenance.PruneMemoryOperations(TimeSpan.FromDays(7), None));
        await Store.Sql("UPDATE memory_operations SET updated_at = {now} - @age", ("age", TimeSpan.FromDays(8)));
        Assert.Equal(1, await Store.Maintenance.PruneMemoryOperations(TimeSpan.FromDays(7), None));
        Assert.Null(await Store.Operations.Find(Tenant, operation.OperationId, None));
        Assert.Single((await Store.Memories.Glance(Shared, None)).Pending);
    }
}
