namespace Backboard.Storage.Tests;

public sealed class SqliteMemoryChanges() : MemoryChangesContract(TestStore.Sqlite);

public sealed class PostgresMemoryChanges() : MemoryChangesContract(TestStore.Postgres);

/// <summary>What an index reads: it never misses a change, wherever it left off.</summary>
public abstract class MemoryChangesContract(Func<Task<TestStore>> start) : MemoryContract(start)
{
    private const int Sequences = 300;
    private const int Steps = 12;
    private const int AtOnce = 25;

    private static readonly StoredVector Vector = new("openai/small/3", new[] { 0.1f, -0.2f, 0.3f });

    [Fact]
    public async Task Readers_agree_with_a_model_over_random_sequences()
    {
        for (var first = 0; first < Sequences; first += AtOnce)
            await Task.WhenAll(Enumerable.Range(first, AtOnce).Select(Sequence));
    }

    [Fact]
    public async Task Seqs_of_racing_changes_have_no_gap_and_a_reader_beside_them_misses_none()
    {
        var model = new MemoryReader(Store, Shared);
        var adding = Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 15; i++) await Add($"{writer}/{i}");
        }));
        while (!adding.IsCompleted) await model.CatchUp(limit: 7);
        await adding;
        await model.CatchUp(limit: 7);
        Assert.Equal(120, model.Current.Count);
        Assert.Equal(120, (await Store.Memories.Glance(Shared, None)).Head);
        Assert.Equal(120, await Store.Count("memories", "seq BETWEEN 1 AND 120"));
    }

    [Fact]
    public async Task Pages_are_cut_at_the_limit_over_memories_and_deletions_alike()
    {
        List<MemoryRecord> added = [];
        for (var i = 0; i < 6; i++) added.Add(await Add($"memory {i}"));
        await Store.Memories.Delete(Shared, added[1].MemoryId, None);
        await Store.Memories.Replace(Shared, added[0].MemoryId, "again", default, Given.Now, null, None);
        var page = await Changes(Shared, after: 2, limit: 5);
        Same.Items(["memory 2", "memory 3", "memory 4", "memory 5"], page.Memories.Select(memory => memory.Content));
        Same.Items([added[1].MemoryId], page.Deleted);
        Assert.Equal((7, false, false), (page.Through, page.IsAll, page.IsReset));
        page = await Changes(Shared, after: 7, limit: 5);
        Assert.Equal("again", Assert.Single(page.Memories).Content);
        Assert.Equal((8, true), (page.Through, page.IsAll));
        Assert.Equal((8, true), ((await Changes(Shared, 8)).Through, (await Changes(Shared, 8)).IsAll));
        Assert.Empty((await Changes(Shared)).Deleted);
        Assert.True((await Changes(Shared, after: 99)).IsReset);
    }

    [Fact]
    public async Task Vectors_of_the_asked_space_come_along_and_go_with_their_version()
    {
        var with = await Add("with", vector: Vector);
        var without = await Add("without");
        var page = await Changes(Shared, space: Vector.Space);
        Assert.Equal(Vector.Values.ToArray(), Assert.Single(page.Vectors).Value.ToArray());
        Assert.True(page.Vectors.ContainsKey(with.MemoryId));
        Assert.Empty((await Changes(Shared, space: "other")).Vectors);
        Assert.Empty((await Changes(Shared)).Vectors);
        await Store.Memories.SaveVectors(Shared, [(without.MemoryId, 1, Vector), (without.MemoryId, 2, Vector), (Given.Id(), 1, Vector)], None);
        await Store.Memories.SaveVectors(Of("ann"), [(without.MemoryId, 1, Vector)], None);
        Assert.Equal(2, (await Changes(Shared, space: Vector.Space)).Vectors.Count);
        await Store.Memories.Replace(Shared, with.MemoryId, "again", default, Given.Now, null, None);
        await Store.Memories.SaveVectors(Shared, [(with.MemoryId, 1, Vector)], None);
        Assert.Equal(without.MemoryId, Assert.Single((await Changes(Shared, space: Vector.Space)).Vectors).Key);
        await Store.Memories.Replace(Shared, with.MemoryId, "once more", default, Given.Now, Vector, None);
        Assert.Equal(2, (await Changes(Shared, space: Vector.Space)).Vectors.Count);
        await Store.Memories.Delete(Shared, with.MemoryId, None);
        Assert.Equal(1, await Store.Count("memory_vectors", "TRUE"));
    }

    [Fact]
    public async Task A_vector_that_is_no_list_of_floats_is_named()
    {
        var memory = await Add("with", vector: Vector);
        await Store.Sql("UPDATE memory_vectors SET bytes = @bytes", ("bytes", new byte[] { 1, 2, 3 }));
        var e = await Assert.ThrowsAsync<CorruptRowException>(() => Changes(Shared, space: Vector.Space));
        Assert.Contains($"memory_vectors with key '{memory.MemoryId}'", e.Message, StringComparison.Ordinal);
    }

    private async Task Sequence(int seed)
    {
        var model = new MemoryModel(Store, Of($"user {seed}"), new Random(seed));
        try
        {
            for (var step = 0; step < Steps; step++) await model.Step();
            await model.Verify();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Sequence {seed} differs.", e);
        }
    }
}
