using Backboard.Host;
using Xunit.Abstractions;

namespace Backboard.Cluster.Tests;

/// <summary>Sixteen clients talk on fifty threads through three nodes, which are killed, stopped and frozen meanwhile.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Clients = 16;
    private const int Threads = 50;
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Every_thread_has_one_order_and_nothing_is_lost_or_doubled()
    {
        await using var nodes = await Nodes.StartAsync(3, ("Node__DrainSeconds", "5"));
        var threadIds = await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => nodes.Api.CreateThreadAsync()));
        using var enough = new CancellationTokenSource();
        var talks = Enumerable.Range(0, Clients).Select(client => TalkAsync(client, nodes, threadIds, enough.Token)).ToList();
        for (var round = 0; round < Nightly.Rounds(1, 10); round++)
        {
            await KillAsync(nodes[round % 3]);
            await StopAsync(nodes[(round + 1) % 3]);
            await FreezeAsync(nodes[(round + 2) % 3], TimeSpan.FromSeconds(Nightly.Rounds(8, 60)));
        }

        await enough.CancelAsync();
        var said = (await Task.WhenAll(talks)).SelectMany(list => list).ToLookup(entry => entry.ThreadId, entry => entry.Token);
        var restarts = 0;
        foreach (var threadId in threadIds)
        {
            var view = await ThreadView.SettledAsync(nodes.Api, threadId, said[threadId]);
            Assert.Equal(said[threadId].Count(), view.Runs.Count);
            Assert.All(view.Runs, run => Assert.Equal("COMPLETED", run.Status));
            restarts += view.Runs.Sum(run => run.Attempt - 1);
        }

        output.WriteLine($"{said.Sum(thread => thread.Count())} turns on {Threads} threads, {restarts} of them started again");
    }

    /// <summary>Says one thing after the other, each through any node and in any thread, until it is enough.</summary>
    private static async Task<List<(Guid ThreadId, string Token)>> TalkAsync(int client, Nodes nodes, Guid[] threadIds, CancellationToken enough)
    {
        var choice = new Random(client);
        var said = new List<(Guid, string)>();
        while (!enough.IsCancellationRequested)
        {
            var (threadId, token) = (threadIds[choice.Next(Threads)], Api.Token($"client{client}-{said.Count}"));
            var speaker = new PatientClient(nodes.Api, threadId, Attempt);
            var message = new { content = $"{token} [[words:10 every:{choice.Next(5, 100)}]]", stream = choice.Next(2) == 0 };
            if (message.stream) Assert.Equal("run_ended", (await speaker.StreamAsync(message)).Type);
            else Assert.Equal("COMPLETED", (await speaker.SendAsync(message))["status"].GetString());
            said.Add((threadId, token));
        }

        return said;
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
