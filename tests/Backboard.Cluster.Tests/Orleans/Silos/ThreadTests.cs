namespace Backboard.Cluster.Tests;

/// <summary>A thread's life on two silos.</summary>
[Collection(TwoSilos.Name)]
public sealed class ThreadTests(TwoSilos silos)
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
        await silos.CollectAsync(speaker.Key);

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

    [Fact]
    public async Task A_turn_keeps_its_thread_in_memory_and_an_idle_thread_leaves_it()
    {
        var speaker = await Speaker.StartAsync(silos);
        var gate = $"kept-{speaker.Key.ThreadId}";
        var accepted = await speaker.SendAsync($"keep me [[words:20]] [[gate:{gate} after:10]]", silo: 1);
        await Eventually.True(() => silos.Model.AskedAbout("keep me").Any(request => request.ResponseBytes > 0));
        await silos.CollectAsync();
        Assert.Equal(1, await silos.HomeOfAsync(speaker.Key));

        silos.Model.Script.OpenGate(gate);
        var events = await speaker.ReadAsync(accepted);
        Assert.IsType<RunEnded>(events[^1].Event);
        Assert.DoesNotContain(events, entry => entry.Event is RunRestarted);
        Assert.Single(silos.Model.AskedAbout("keep me"));
        await silos.CollectAsync(speaker.Key);
        await speaker.AssertWholeAsync();
    }
}
