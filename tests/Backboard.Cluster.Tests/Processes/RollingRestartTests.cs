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
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(Nightly.Seconds(3, 20));

    [Fact]
    public async Task Clients_that_retry_with_their_key_and_resume_with_their_id_see_no_error()
    {
        var nodes = await cluster.WholeAsync();
        var crowd = await Crowd.StartAsync(nodes, Words, TimeSpan.FromSeconds(1), LongestTurn);
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
        output.WriteLine($"{await crowd.EndAsync()}");
    }
}
