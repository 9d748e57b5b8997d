using Orleans.Storage;

namespace Backboard.Cluster.Tests;

/// <summary>Grain state through Orleans' own provider.</summary>
[Collection(OrleansTables.Name)]
public sealed class GrainStorageTests(OrleansTables tables)
{
    private const int Keys = 3_000;
    private const int Writers = 8;
    private const string Kind = "state";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task State_is_written_at_the_version_that_was_read(bool deletesOnClear)
    {
        var storage = await tables.OpenStorageAsync(deletesOnClear);
        var grain = GrainId.Create("kept", $"t-{deletesOnClear}");
        var mine = StateOf("first");
        await storage.WriteStateAsync(Kind, grain, mine);
        var theirs = await ReadAsync(storage, grain);
        Assert.Equal(("first", mine.ETag), (theirs.State!.Name, theirs.ETag));

        mine.State = new() { Name = "second" };
        await storage.WriteStateAsync(Kind, grain, mine);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync(Kind, grain, theirs));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync(Kind, grain, theirs));
        await storage.ClearStateAsync(Kind, grain, mine);
        Assert.False((await ReadAsync(storage, grain)).RecordExists);
        mine.State = new() { Name = "again" };
        await storage.WriteStateAsync(Kind, grain, mine);
        Assert.Equal("again", (await ReadAsync(storage, grain)).State!.Name);
    }

    [Fact]
    public async Task Of_eight_first_writers_one_wins_for_each_of_three_thousand_grains()
    {
        var storage = await tables.OpenStorageAsync();
        var wins = new int[Keys];
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var key = 0; key < Keys; key++)
            {
                try
                {
                    await storage.WriteStateAsync(Kind, Raced(key), StateOf($"writer {writer}"));
                    Interlocked.Increment(ref wins[key]);
                }
                catch (InconsistentStateException)
                {
                    // Another one was first.
                }
            }
        }));

        Assert.All(wins, count => Assert.Equal(1, count));
        Assert.Equal([$"{Keys}"], await tables.ReadAsync("select count(*) from orleans_storage where extension like 'raced-%'"));
        Assert.Empty(await tables.ReadAsync("select extension from orleans_storage group by extension having count(*) > 1"));
        for (var key = 0; key < Keys; key += 100)
            Assert.StartsWith("writer ", (await ReadAsync(storage, Raced(key))).State!.Name, StringComparison.Ordinal);
    }

    private static GrainId Raced(int key) => GrainId.Create("raced", $"raced-{key}");

    /// <summary>Any record of ours will do.</summary>
    private static GrainState<AssistantChange> StateOf(string name) => new() { State = new AssistantChange { Name = name } };

    private static async Task<GrainState<AssistantChange>> ReadAsync(AdoNetGrainStorage storage, GrainId grain)
    {
        var read = new GrainState<AssistantChange>();
        await storage.ReadStateAsync(Kind, grain, read);
        return read;
    }
}
