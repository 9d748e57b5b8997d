using Xunit.Abstractions;

namespace Backboard.Cluster.Tests;

/// <summary>What README promises of <c>make cluster</c>.</summary>
public sealed class MakeClusterTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_javascript_sdk_talks_on_while_nodes_are_killed_one_after_the_other()
    {
        await using var model = await FakeModelServer.StartAsync();
        await using var cluster = await MadeCluster.StartAsync(model);
        await using var conversation = await Programs.StartNodeAsync("cluster.mjs", cluster.BaseUrl, cluster.Key, $"{MadeCluster.Nodes}");
        for (var number = 1; number <= MadeCluster.Nodes; number++)
        {
            await conversation.WaitForLineAsync($"round {number} is streaming", Patience);
            if (number > 1) await cluster.BackAsync(number - 1, starts: 2);
            cluster.Kill9(number);
            model.Script.OpenGate($"round-{number}");
        }

        var exit = await conversation.WaitForExitAsync(Patience);
        Assert.True(exit == 0, string.Join('\n', conversation.Output));
        Assert.Contains("passed", conversation.Output);
        Assert.DoesNotContain("0 streams were resumed", conversation.Output);
        output.WriteLine(string.Join('\n', conversation.Output.Concat(cluster.Output)));
        await cluster.BackAsync(MadeCluster.Nodes, starts: 2);

        Assert.Equal(0, await cluster.StopAsync());
        await AssertNothingIsLeftAsync(cluster);
        // What was said is there for the next start, and ends with it even where it can end nothing itself.
        await cluster.StartAgainAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-API-Key", cluster.Key);
        var threads = await JsonHttp.GetAsync(http, $"{cluster.BaseUrl}/threads");
        Assert.Equal(4 * MadeCluster.Nodes, threads.Ok().Json.EnumerateArray().Single().GetProperty("messages").GetArrayLength());
        cluster.Kill9();
        await AssertNothingIsLeftAsync(cluster);
    }

    private static async Task AssertNothingIsLeftAsync(MadeCluster cluster)
    {
        var left = cluster.ProcessIds;
        Assert.True(left.Count > MadeCluster.Nodes);
        await Eventually.True(() => left.All(id => !Directory.Exists($"/proc/{id}")) && cluster.IsFree(), Patience);
    }
}
