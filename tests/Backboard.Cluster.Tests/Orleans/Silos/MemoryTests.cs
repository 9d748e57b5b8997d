namespace Backboard.Cluster.Tests;

/// <summary>The memories of a scope on two silos.</summary>
[Collection(TwoSilos.Name)]
public sealed class MemoryTests(TwoSilos silos)
{
    [Fact]
    public async Task What_is_kept_through_one_silo_is_found_changed_and_removed_through_the_other()
    {
        var scope = new MemoryScope((await silos.NewAssistantAsync()).Key, "someone");
        var (id, other) = (Ids.New(TimeProvider.System), Ids.New(TimeProvider.System));
        await Of(scope, 0).Add(id, "Anna keeps bees.", """{"source":"chat"}""");
        await Of(scope, 1).Add(other, "Bert repairs clocks.", null);
        Assert.Equal([id], await FoundAsync(scope, silo: 1, "bees"));
        Assert.Equal([other], await FoundAsync(scope, silo: 0, "clocks"));

        var changed = await Of(scope, 1).Update(id, "Anna keeps goats.", default);
        Assert.Equal((2, """{"source":"chat"}"""), (changed.Value!.Version, changed.Value.Metadata));
        await silos.CollectAsync();
        Assert.Equal([id], await FoundAsync(scope, silo: 1, "goats"));

        Assert.True((await Of(scope, 0).Delete(id)).IsOk);
        Assert.Empty(await FoundAsync(scope, silo: 1, "goats"));
        Assert.Equal(ErrorKind.NotFound, (await Of(scope, 1).Delete(id)).Error!.Kind);
    }

    private IMemoryGrain Of(MemoryScope scope, int silo) => silos.Factory(silo).GetGrain<IMemoryGrain>(scope.ToString());

    private async Task<IEnumerable<Guid>> FoundAsync(MemoryScope scope, int silo, string words)
    {
        var found = await Of(scope, silo).Search(new RecallQuery(scope.UserId, words) { IsTurn = false });
        return found.Value.Select(memory => memory.Memory.MemoryId);
    }
}
