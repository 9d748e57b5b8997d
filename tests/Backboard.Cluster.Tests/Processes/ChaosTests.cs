using Xunit.Abstractions;

namespace Backboard.Cluster.Tests;

/// <summary>Sixteen clients talk on fifty threads through three nodes, which are killed and frozen meanwhile.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class ChaosTests(ThreeNodes cluster, ITestOutputHelper output)
{
    private const int Between = 30;
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(Nightly.Seconds(5, 60));

    [Fact]
    public async Task Every_thread_has_one_order_and_nothing_is_lost_or_doubled()
    {
        var nodes = await cluster.WholeAsync();
        var crowd = await Crowd.StartAsync(nodes);
        for (var round = 0; round < Nightly.Rounds(1, 10); round++)
        {
            await crowd.GoOnAsync(Between);
            await KillAsync(nodes[round % 3]);
            await crowd.GoOnAsync(Between);
            await FreezeAsync(nodes, (round + 2) % 3);
        }

        await crowd.GoOnAsync(Between);
        var tally = await crowd.EndAsync();
        output.WriteLine($"{tally}");
        Assert.True(tally.Restarts > 0, "no turn was in flight when its node was killed");
    }

    private static async Task KillAsync(Server server)
    {
        server.Kill9();
        await server.StartAgainAsync();
    }

    /// <summary>Others take over; whoever watches over the node starts it again when it has ended itself.</summary>
    private static async Task FreezeAsync(Nodes nodes, int index)
    {
        nodes[index].Freeze();
        await Task.WhenAll(nodes.GivenUpAsync(index), Task.Delay(Frozen));
        nodes[index].Thaw();
        await nodes.EndedAsync(index);
        await nodes.CompleteAsync();
    }
}
