namespace Backboard.Storage.Tests;

public sealed class SqliteMemoryScopes() : MemoryScopeContract(TestStore.Sqlite);

public sealed class PostgresMemoryScopes() : MemoryScopeContract(TestStore.Postgres);

/// <summary>Random probes from wrong scopes, users, assistants and tenants: none sees or changes what is not its own.</summary>
public abstract class MemoryScopeContract(Func<Task<TestStore>> start) : MemoryContract(start)
{
    private const int Probes = 1_200;
    private const int AtOnce = 25;

    private readonly List<(MemoryScope Scope, MemoryRecord Memory, MemoryOperation Operation)> _owned = [];

    [Fact]
    public async Task No_probe_reads_or_changes_a_memory_of_another_scope()
    {
        var keys = await Populate();
        for (var first = 0; first < Probes; first += AtOnce)
            await Task.WhenAll(Enumerable.Range(first, AtOnce).Select(seed => Probe(new Random(seed), keys)));
        foreach (var (scope, memory, operation) in _owned)
        {
            Same.Items([memory], (await Changes(scope)).Memories);
            Assert.Equal(operation.MessageId, Assert.Single((await Store.Memories.Glance(scope, None)).Pending).Source.MessageId);
        }
    }

    private async Task<List<AssistantKey>> Populate()
    {
        List<AssistantKey> keys = [];
        foreach (var tenant in (string[])["acme", "acme", "globex"])
        {
            var key = (await Given.Assistant(Store, tenant)).Key;
            keys.Add(key);
            foreach (var user in (string?[])[null, "ann", "bob"])
            {
                var scope = new MemoryScope(key, user);
                var memory = (await Store.Memories.Insert(scope, Given.Memory($"secret of {scope}") with { UserId = user }, null, None))!;
                var lane = await Lane.Create(Store, tenant, key.AssistantId, Owner);
                var write = lane.Tell(scope, $"words of {scope}");
                await lane.Commit(write);
                _owned.Add((scope, memory, write.Operations[0]));
            }
        }

        // The right assistant under the wrong tenant, and one that does not exist.
        return [.. keys, .. keys.Select(key => key with { TenantId = key.TenantId == "acme" ? "globex" : "acme" }), new("acme", Given.Id())];
    }

    private async Task Probe(Random random, List<AssistantKey> keys)
    {
        var (scope, memory, operation) = _owned[random.Next(_owned.Count)];
        var probe = new MemoryScope(keys[random.Next(keys.Count)], ((string?[])[null, "ann", "bob", "eve"])[random.Next(4)]);
        var isSame = probe == scope;
        switch (random.Next(10))
        {
            case 0:
                Assert.All((await Changes(probe)).Memories, seen => Assert.Equal($"secret of {probe}", seen.Content));
                break;
            case 1:
                Assert.All((await Store.Memories.Glance(probe, None)).Pending, seen => Assert.Equal($"words of {probe}", seen.Content));
                break;
            case 2:
                var page = await Store.MemoryQueries.List(probe.Assistant, new MemoryFilter(probe.UserId, Some(random), null), 0, 100, None);
                Assert.Equal(page.Total, page.Memories.Length);
                Assert.All(page.Memories, seen => Assert.True(IsVisible(probe, seen)));
                break;
            case 3:
                Assert.Equal(probe.Assistant == scope.Assistant, await Store.MemoryQueries.Find(probe.Assistant, memory.MemoryId, None) is not null);
                break;
            case 4:
                Assert.Equal(
                    probe.Assistant == scope.Assistant, !(await Store.MemoryQueries.History(probe.Assistant, memory.MemoryId, None)).IsEmpty);
                break;
            case 5:
                if (!isSame) Assert.Null(await Store.Memories.Replace(probe, memory.MemoryId, "stolen", default, Given.Now, null, None));
                break;
            case 6:
                if (!isSame) Assert.False(await Store.Memories.Delete(probe, memory.MemoryId, None));
                break;
            case 7:
                var found = await Store.Operations.Find(probe.Assistant.TenantId, operation.OperationId, None);
                Assert.Equal(probe.Assistant.TenantId == scope.Assistant.TenantId, found is not null);
                break;
            case 8:
                if (!isSame) Assert.Null(await ClaimReady(probe, operation));
                break;
            default:
                var stats = await Store.MemoryQueries.Stats(probe.Assistant, probe.UserId, None);
                Assert.Equal(_owned.Count(owned => IsVisible(probe, owned.Scope)), stats.Total);
                break;
        }
    }

    private static DateTimeOffset? Some(Random random) => random.Next(2) == 0 ? null : Given.Now;

    private bool IsVisible(MemoryScope probe, MemoryRecord seen) =>
        _owned.Exists(owned => owned.Memory == seen && IsVisible(probe, owned.Scope));

    private static bool IsVisible(MemoryScope probe, MemoryScope owned) => owned.Assistant == probe.Assistant
        && (probe.UserId is null || owned.UserId is null || owned.UserId == probe.UserId);

    /// <summary>Claims for a scope without operations of its own, so that nothing legitimate is taken.</summary>
    private Task<ClaimedOperation?> ClaimReady(MemoryScope probe, MemoryOperation operation) => _owned.Exists(owned => owned.Scope == probe)
        ? Task.FromResult<ClaimedOperation?>(null)
        : Store.Operations.Claim(probe, [operation.OperationId], Owner, Lease, mayJudge: false, None);
}
