namespace Backboard.Storage.Tests;

public sealed class SqliteMemoryCopy() : MemoryCopyContract(TestStore.Sqlite);

public sealed class PostgresMemoryCopy() : MemoryCopyContract(TestStore.Postgres);

public abstract class MemoryCopyContract(Func<Task<TestStore>> start) : MemoryContract(start)
{
    private static readonly StoredVector Vector = new("openai/small/2", new[] { 1f, 2f });

    [Fact]
    public async Task Current_memories_of_all_scopes_are_copied_once_as_first_versions()
    {
        var source = new MemorySource(Given.Id(), Given.Id(), 1, 0, 3);
        var shared = await Add("old");
        await Store.Memories.Replace(Shared, shared.MemoryId, "new", default, Given.Now, Vector, None);
        var hers = await Add("hers", "ann", source);
        var retired = Given.Memory("retired") with { RetiredAt = Given.Now };
        await Store.Memories.Insert(Shared, retired, null, None);
        var to = (await Given.Assistant(Store, Tenant)).Key;
        var later = Given.Now.AddDays(1);
        Assert.Equal(2, await Store.Memories.Copy(Assistant, to, later, None));
        Assert.Equal(0, await Store.Memories.Copy(Assistant, to, later, None));
        var copies = await Store.MemoryQueries.List(to, new MemoryFilter(null, null, null), 0, 10, None);
        Same.Items(["hers", "new"], copies.Memories.Select(memory => memory.Content));
        Assert.Equal(hers with { MemoryId = copies.Memories[0].MemoryId, RecordedAt = later, CreatedAt = later }, copies.Memories[0]);
        Assert.DoesNotContain(copies.Memories, copy => copy.MemoryId == shared.MemoryId || copy.MemoryId == hers.MemoryId || copy.Version != 1);
        var vectors = (await Changes(new MemoryScope(to, null), space: Vector.Space)).Vectors;
        Assert.Equal(Vector.Values.ToArray(), vectors[copies.Memories[1].MemoryId].ToArray());
    }

    [Fact]
    public async Task More_than_a_page_is_copied_in_the_same_order()
    {
        const int count = 720;
        foreach (var some in Enumerable.Range(0, count).Chunk(12))
            await Task.WhenAll(some.Select(i => Add($"memory {i}", i % 3 == 0 ? "ann" : null)));
        var to = (await Given.Assistant(Store, Tenant)).Key;
        Assert.Equal(count, await Store.Memories.Copy(Assistant, to, Given.Now, None));
        var filter = new MemoryFilter(null, null, null);
        var originals = await Store.MemoryQueries.List(Assistant, filter, 0, count, None);
        var copies = await Store.MemoryQueries.List(to, filter, 0, count, None);
        Same.Items(originals.Memories.Select(memory => memory.UserId), copies.Memories.Select(memory => memory.UserId));
        Assert.Equal(count / 3, (await Changes(new MemoryScope(to, "ann"), limit: count)).Memories.Length);
    }

    [Fact]
    public async Task Nothing_is_copied_to_a_missing_assistant_or_another_tenant()
    {
        await Add("memory");
        var foreign = (await Given.Assistant(Store, "other")).Key;
        foreach (var to in (AssistantKey[])[foreign, new(Tenant, foreign.AssistantId), new(Tenant, Given.Id())])
            Assert.Equal(0, await Store.Memories.Copy(Assistant, to, Given.Now, None));
        Assert.Equal(1, await Store.Count("memories", "TRUE"));
    }
}
