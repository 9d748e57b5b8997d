using System.Net;
using Xunit.Abstractions;

namespace Backboard.Cluster.Tests;

/// <summary>Sixteen clients talk on fifty threads through three nodes, each of which is stopped and started again in turn.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class RollingRestartTests(ThreeNodes cluster, ITestOutputHelper output)
{
    private const int Between = 16;
    private const int Words = 20;

    // Shorter than the drain, but for the longest of a night.
    private static readonly int LongestTurn = Nightly.Seconds(3, 20);

    [Fact]
    public async Task Clients_that_retry_with_their_key_and_resume_with_their_id_see_no_error()
    {
        var nodes = await cluster.WholeAsync();
        var crowd = await Crowd.StartAsync(nodes, choice => $"[[words:{Words} every:{choice.Next(1000, LongestTurn * 1000) / Words}]]", TimeSpan.FromSeconds(LongestTurn));
        for (var round = 0; round < Nightly.Rounds(1, 10); round++)
        {
            for (var index = 0; index < 3; index++)
            {
                await crowd.GoOnAsync(Between);
                nodes[index].Terminate();
                Assert.Equal(0, await nodes[index].ExitedAsync(TimeSpan.FromSeconds(ThreeNodes.DrainSeconds + 20)));
                await nodes.CompleteAsync();
                var server = new Api(nodes[index]);
                await Eventually.True(async () => (await server.GetAsync("/health/ready")).Status == HttpStatusCode.OK);
            }
        }

        await crowd.GoOnAsync(Between);
        var (turns, restarts, retries) = await crowd.EndAsync();
        output.WriteLine($"{turns} turns, {restarts} of them started again, {retries} attempts in vain");
    }
}
