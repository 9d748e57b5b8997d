namespace Backboard.Storage.Tests.Support;

/// <summary>A word told, learnt, changed and then taken away: afterwards it must be nowhere.</summary>
public static class MemoryCanary
{
    /// <summary>How each of the words begins.</summary>
    public const string Prefix = "canary-";

    public static ImmutableArray<Func<TestStore, MemoryScope, Task>> Removals { get; } =
    [
        async (store, scope) =>
        {
            var page = await store.MemoryQueries.List(scope.Assistant, new MemoryFilter(null, null, null), 0, 10, CancellationToken.None);
            foreach (var memory in page.Memories) Assert.True(await store.Memories.Delete(scope, memory.MemoryId, CancellationToken.None));
        },
        async (store, scope) => Assert.Equal(1, await store.Memories.Erase(scope.Assistant, scope.UserId, null, CancellationToken.None)),
        async (store, scope) => Assert.Equal(1, await store.Memories.Erase(scope.Assistant, null, Thread, CancellationToken.None)),
        async (store, scope) => Assert.NotNull(await store.Assistants.Delete(scope.Assistant, CancellationToken.None)),
    ];

    private static Guid Thread { get; } = Given.Id();

    /// <summary>A memory with two versions that hold the word, and an operation that made the first. Returns the word.</summary>
    public static async Task<string> Put(TestStore store, MemoryScope scope)
    {
        var canary = $"{Prefix}{Given.Id():N}";
        var lane = await Lane.Create(store, scope.Assistant.TenantId, scope.Assistant.AssistantId, "node-a#1");
        await lane.Commit(lane.Tell(scope, "something"));
        var claimed = (await store.Operations.Claim(scope, [], "node-a#1", TimeSpan.FromMinutes(1), mayJudge: false, CancellationToken.None))!;
        var memory = Given.Memory(canary, new MemorySource(Thread, Given.Id(), 1, 0, 3)) with { Metadata = $"{{\"a\":\"{canary}\"}}" };
        var result = new OperationResult(claimed.Operation, [new MemoryChange(MemoryEffectKind.Add, memory, null)], Given.Now);
        Assert.Equal(ApplyOutcome.Applied, await store.Operations.Apply(result, CancellationToken.None));
        Assert.NotNull(await store.Memories.Replace(scope, memory.MemoryId, $"again {canary}", default, Given.Now, null, CancellationToken.None));
        return canary;
    }
}
