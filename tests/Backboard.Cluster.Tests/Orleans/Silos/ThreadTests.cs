namespace Backboard.Cluster.Tests;

/// <summary>A thread's life on two silos.</summary>
public sealed class ThreadTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task A_conversation_goes_on_through_either_silo_in_one_activation()
    {
        var speaker = await Speaker.StartAsync(silos);
        await speaker.SayAsync("here", silo: 1);
        Assert.Equal(1, await silos.HomeOfAsync(speaker.Key));
        var events = await speaker.SayAsync("there", silo: 0);

        Assert.Equal(1, await silos.HomeOfAsync(speaker.Key));
        Assert.IsType<RunEnded>(events[^1].Event);
        Assert.Equal("reply to: there", events[^1].Message?.Content);
        await speaker.AssertWholeAsync();
    }

    [Fact]
    public async Task A_thread_that_left_memory_comes_back_with_all_it_knew()
    {
        var speaker = await Speaker.StartAsync(silos);
        var first = await speaker.SayAsync("remember this");
        await silos.Cluster.DeactivateAsync(silos.Thread(speaker.Key, 0));
        Assert.Null(await silos.HomeOfAsync(speaker.Key));

        var again = await speaker.ReadAsync(new Accepted(first[0].RunId, default, first[0].Seq - 1, Queued: false), silo: 1);
        // The database keeps time to the microsecond: in nothing else may the rows differ from what was in memory.
        Assert.All(
            Likeness.Differences(first.ToImmutableArray(), again.ToImmutableArray(), "events"),
            difference => Assert.Contains("CreatedAt", difference, StringComparison.Ordinal));
        Assert.Equal(1, await silos.HomeOfAsync(speaker.Key));
        await speaker.SayAsync("and this", silo: 1);
        var asked = silos.Model.Requests.Last(request => request.Body.Contains("and this", StringComparison.Ordinal));
        Assert.Contains("remember this", asked.Body, StringComparison.Ordinal);
        await speaker.AssertWholeAsync();
    }
}
