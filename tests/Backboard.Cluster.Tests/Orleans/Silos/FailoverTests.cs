namespace Backboard.Cluster.Tests;

/// <summary>Silos that go away under a turn.</summary>
public sealed class FailoverTests : IAsyncLifetime
{
    private readonly TwoSilos _silos = new();

    public Task InitializeAsync() => _silos.InitializeAsync();

    public Task DisposeAsync() => _silos.DisposeAsync();

    [Fact]
    public async Task A_turn_goes_on_at_the_other_silo_when_its_own_is_killed()
    {
        var speaker = await Speaker.StartAsync(_silos);
        await speaker.SayAsync("before", silo: 1);
        // Slow for the silo that is killed, at once for the other.
        var accepted = await speaker.SendAsync("during [[words:4000 every:20 times:1]]", silo: 1);
        await Eventually.True(() => _silos.Model.AskedAbout("during").Any(request => request.ResponseBytes > 0));
        Assert.Equal(1, await _silos.HomeOfAsync(speaker.Key));

        await _silos.Cluster.KillSiloAsync(_silos.Cluster.Silos[1]);
        var events = await speaker.ReadAsync(accepted);
        Assert.IsType<RunEnded>(events[^1].Event);
        Assert.Contains(events, entry => entry.Event is RunRestarted);
        Assert.True(_silos.Model.AskedAbout("during")[0].Disconnected, "the dead silo's call goes on");
        await speaker.SayAsync("after");
        await speaker.AssertWholeAsync();
    }

    [Fact]
    public async Task A_conversation_goes_on_while_both_silos_are_restarted_one_after_the_other()
    {
        var speaker = await Speaker.StartAsync(_silos);
        using var enough = new CancellationTokenSource();
        var talk = TalkAsync(speaker, enough.Token);
        for (var silo = 0; silo < 2; silo++)
        {
            var count = speaker.Said.Count;
            await Eventually.True(() => speaker.Said.Count > count);
            await _silos.Cluster.RestartSiloAsync(_silos.Cluster.Silos[0]);
        }

        await enough.CancelAsync();
        await talk;
        await speaker.SayAsync("the end");
        await speaker.AssertWholeAsync();
    }

    private static async Task TalkAsync(Speaker speaker, CancellationToken enough)
    {
        for (var turn = 0; !enough.IsCancellationRequested; turn++)
        {
            var events = await speaker.SayAsync($"turn {turn} [[words:20 every:50]]", silo: turn % 2);
            Assert.IsType<RunEnded>(events[^1].Event);
        }
    }
}
