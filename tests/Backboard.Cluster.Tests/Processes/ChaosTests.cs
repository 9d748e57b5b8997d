using Backboard.Host;
using Xunit.Abstractions;

namespace Backboard.Cluster.Tests;

/// <summary>Sixteen clients talk on fifty threads through three nodes, which are killed, stopped and frozen meanwhile.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Between = 30;

    [Fact]
    public async Task Every_thread_has_one_order_and_nothing_is_lost_or_doubled()
    {
        await using var nodes = await Nodes.StartAsync(3, ("Node__DrainSeconds", "5"));
        var crowd = await Crowd.StartAsync(nodes, choice => $"[[words:10 every:{choice.Next(5, 100)}]]");
        for (var round = 0; round < Nightly.Rounds(1, 10); round++)
        {
            await crowd.GoOnAsync(Between);
            await KillAsync(nodes[round % 3]);
            await crowd.GoOnAsync(Between);
            await StopAsync(nodes[(round + 1) % 3]);
            await crowd.GoOnAsync(Between);
            await FreezeAsync(nodes[(round + 2) % 3], TimeSpan.FromSeconds(Nightly.Rounds(8, 60)));
        }

        await crowd.GoOnAsync(Between);
        var (turns, restarts) = await crowd.EndAsync();
        output.WriteLine($"{turns} turns, {restarts} of them started again");
        Assert.True(restarts > 0, "no turn was in flight when its node was killed");
    }

    private static async Task KillAsync(Server server)
    {
        server.Kill9();
        await server.StartAgainAsync();
    }

    private static async Task StopAsync(Server server)
    {
        server.Terminate();
        Assert.Equal(0, await server.ExitedAsync());
        await server.StartAgainAsync();
    }

    /// <summary>Others take over; a silo that comes back as a dead one ends itself, and whoever watches over it starts it again.</summary>
    private static async Task FreezeAsync(Server server, TimeSpan duration)
    {
        server.Freeze();
        await Task.Delay(duration);
        server.Thaw();
        await Task.WhenAny(server.ExitedAsync(), Task.Delay(TimeSpan.FromSeconds(SiloHosting.IsCluster ? 8 : 1)));
        if (server.HasExited) await server.StartAgainAsync();
    }
}
