namespace Backboard.Storage.Tests.Support;

/// <summary>Tests of an assistant's memory, on either database.</summary>
public abstract class MemoryContract(Func<Task<TestStore>> start) : StoreContract(start)
{
    protected static readonly NodeIdentity Node = new("node-a", Given.Id());

    protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    protected static string Owner => Node.Owner;

    protected AssistantKey Assistant => new(Tenant, AssistantId);

    protected MemoryScope Shared => Of(null);

    protected MemoryScope Of(string? user) => new(Assistant, user);

    /// <summary>A memory written by hand, shared if no user is named.</summary>
    protected async Task<MemoryRecord> Add(string content, string? user = null, MemorySource? source = null, StoredVector? vector = null) =>
        (await Store.Memories.Insert(Of(user), Given.Memory(content, source), vector, None))!;

    protected Task<ScopeChanges> Changes(MemoryScope scope, long after = 0, int limit = 1000, string? space = null) =>
        Store.Memories.Changes(scope, after, limit, space, None);

    /// <summary>A thread in which these words were told, and the operation that is to read them.</summary>
    protected async Task<(Lane Thread, MemoryOperation Operation)> Told(MemoryScope scope, string content = "I like tea.")
    {
        var thread = await NewThread(Owner);
        var write = thread.Tell(scope, content);
        Assert.Equal(WriteOutcome.Committed, (await thread.Commit(write)).Outcome);
        return (thread, write.Operations[0]);
    }

    /// <summary>An operation of words just told, claimed by a living node.</summary>
    protected async Task<MemoryOperation> Claimed(MemoryScope scope)
    {
        await Store.Nodes.Join(Node, None);
        var (_, operation) = await Told(scope);
        return (await Store.Operations.Claim(scope, [operation.OperationId], Owner, Lease, mayJudge: false, None))!.Operation;
    }

    protected Task<ApplyOutcome> Apply(MemoryOperation operation, params MemoryChange[] changes) =>
        Store.Operations.Apply(new OperationResult(operation, [.. changes], Given.Now.AddHours(1)), None);

    protected static MemoryChange Adding(MemoryRecord memory) => new(MemoryEffectKind.Add, memory, null);

    /// <summary>The next version of a memory, with other words told later.</summary>
    protected static MemoryChange Updating(MemoryRecord memory, string content, DateTimeOffset? toldAt = null) => new(
        MemoryEffectKind.Update,
        memory with
        {
            Version = memory.Version + 1, Content = content, ValidFrom = toldAt ?? Given.Now.AddDays(1), RecordedAt = Given.Now.AddHours(1),
        },
        null);

    protected static MemoryChange Retiring(MemoryRecord memory, Guid? by = null) => new(
        MemoryEffectKind.Delete, memory with { ValidTo = Given.Now.AddDays(2), RetiredAt = Given.Now.AddHours(1), SupersededBy = by }, null);
}
