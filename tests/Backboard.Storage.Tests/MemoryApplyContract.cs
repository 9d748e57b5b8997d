namespace Backboard.Storage.Tests;

public sealed class SqliteMemoryApply() : MemoryApplyContract(TestStore.Sqlite);

public sealed class PostgresMemoryApply() : MemoryApplyContract(TestStore.Postgres);

/// <summary>What an operation decided is written once, together with its end, and only onto what it was decided on.</summary>
public abstract class MemoryApplyContract(Func<Task<TestStore>> start) : MemoryContract(start)
{
    [Fact]
    public async Task Effects_are_found_with_the_texts_of_now()
    {
        var kept = Given.Memory("likes tea");
        var gone = Given.Memory("likes milk");
        await Apply(await Claimed(Shared), Adding(kept), Adding(gone));
        var operation = await Claimed(Shared);
        var none = new MemoryChange(MemoryEffectKind.None, null, null);
        Assert.Equal(ApplyOutcome.Applied, await Apply(operation, Updating(kept, "likes green tea"), Retiring(gone, kept.MemoryId), none));
        MemoryEffect[] effects =
        [
            new(MemoryEffectKind.Update, kept.MemoryId, 2, "likes green tea"), new(MemoryEffectKind.Delete, gone.MemoryId, 1, "likes milk"),
            new(MemoryEffectKind.None, null, 0, null),
        ];
        var found = (await Store.Operations.Find(Tenant, operation.OperationId, None))!;
        Assert.Equal(MemoryOperationStatus.Completed, found.Status);
        Same.Items(effects, found.Effects);
        await Store.Memories.Delete(Shared, gone.MemoryId, None);
        found = (await Store.Operations.Find(Tenant, operation.OperationId, None))!;
        Same.Items([effects[0], effects[1] with { Content = null }, effects[2]], found.Effects);
    }

    [Fact]
    public async Task A_stale_target_writes_nothing_and_leaves_the_operation_to_be_decided_again()
    {
        var memory = Given.Memory();
        await Apply(await Claimed(Shared), Adding(memory));
        var operation = await Claimed(Shared);
        var early = Updating(memory, "early");
        await Apply(await Claimed(Shared), early);
        var head = (await Store.Memories.Glance(Shared, None)).Head;
        Assert.Equal(ApplyOutcome.Stale, await Apply(operation, Adding(Given.Memory("new")), Updating(memory, "late")));
        Assert.Equal(ApplyOutcome.Stale, await Apply(operation, Retiring(memory)));
        Assert.Equal(ApplyOutcome.Stale, await Apply(operation, Updating(Given.Memory(), "unknown")));
        Assert.Equal(head, (await Store.Memories.Glance(Shared, None)).Head);
        Assert.Equal("early", Assert.Single((await Changes(Shared)).Memories).Content);
        Assert.Equal(ApplyOutcome.Applied, await Apply(operation, Retiring(early.Memory!)));
        Assert.Empty((await Changes(Shared)).Memories);
    }

    [Fact]
    public async Task What_an_operator_wrote_or_another_scope_holds_is_never_touched()
    {
        var byHand = (await Store.Memories.Insert(Shared, Given.Memory() with { Trust = MemoryTrust.Operator }, null, None))!;
        var foreign = await Add("ann's", "ann");
        var operation = await Claimed(Shared);
        foreach (var memory in (MemoryRecord[])[byHand, foreign])
        {
            Assert.Equal(ApplyOutcome.Stale, await Apply(operation, Updating(memory, "changed")));
            Assert.Equal(ApplyOutcome.Stale, await Apply(operation, Retiring(memory)));
        }

        Same.Items([byHand], (await Changes(Shared)).Memories);
        Same.Items([foreign], (await Changes(Of("ann"))).Memories);
    }

    [Fact]
    public async Task Changes_of_one_result_build_on_each_other()
    {
        var memory = Given.Memory();
        var updated = Updating(memory, "second");
        var past = Given.Memory("was so") with { RetiredAt = Given.Now, ValidTo = Given.Now.AddHours(-1) };
        Assert.Equal(ApplyOutcome.Applied, await Apply(await Claimed(Shared), Adding(memory), updated, Retiring(updated.Memory!), Adding(past)));
        Assert.Empty((await Changes(Shared)).Memories);
        Assert.Equal(4, (await Store.Memories.Glance(Shared, None)).Head);
        Assert.Equal(past, await Store.MemoryQueries.Find(Assistant, past.MemoryId, None));
    }

    [Fact]
    public async Task A_deleted_or_known_id_is_not_added_again()
    {
        Guid known = (await Add("known")).MemoryId, deleted = (await Add("deleted")).MemoryId;
        await Store.Memories.Delete(Shared, deleted, None);
        var operation = await Claimed(Shared);
        var added = Given.Memory("new");
        var outcome = await Apply(operation, Adding(Given.Memory("x", id: known)), Adding(Given.Memory("y", id: deleted)), Adding(added));
        Assert.Equal(ApplyOutcome.Applied, outcome);
        Same.Items(["known", "new"], (await Changes(Shared)).Memories.Select(memory => memory.Content));
        Assert.Equal(added.MemoryId, Assert.Single((await Store.Operations.Find(Tenant, operation.OperationId, None))!.Effects).MemoryId);
    }

    [Fact]
    public async Task Racing_claimers_apply_every_operation_once()
    {
        const int operations = 40;
        List<Guid> told = [];
        for (var i = 0; i < operations; i++) told.Add((await Told(Shared, $"fact {i}")).Operation.OperationId);
        // Owners nobody knows and leases that are over: everybody may take everything, again and again.
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Drain($"claimer-{i}#1")));
        Assert.Equal(operations, applied.Sum());
        var contents = (await Changes(Shared)).Memories.Select(memory => memory.Content).Order(StringComparer.Ordinal).ToList();
        Same.Items(Enumerable.Range(0, operations).Select(i => $"fact {i}").Order(StringComparer.Ordinal), contents);
        foreach (var id in told)
        {
            var found = (await Store.Operations.Find(Tenant, id, None))!;
            Assert.Equal(MemoryOperationStatus.Completed, found.Status);
            Assert.Equal(MemoryEffectKind.Add, Assert.Single(found.Effects).Kind);
        }

        Assert.Equal(operations, (await Store.Memories.Glance(Shared, None)).Head);
    }

    private async Task<int> Drain(string owner)
    {
        var applied = 0;
        while (await Store.Operations.Claim(Shared, [], owner, TimeSpan.Zero, mayJudge: false, None) is { } claimed)
            if (await Apply(claimed.Operation, Adding(Given.Memory(claimed.Message!))) == ApplyOutcome.Applied) applied++;
        return applied;
    }
}
