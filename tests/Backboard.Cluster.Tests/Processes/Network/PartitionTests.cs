using Backboard.Host;
using Xunit.Abstractions;

namespace Backboard.Cluster.Tests;

/// <summary>Sixteen clients talk on fifty threads while one of three nodes is cut off.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class PartitionTests(ITestOutputHelper output)
{
    private const int Between = 30;

    // Longer than the silence that others take for death; a silo is given up before.
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(Nightly.Seconds(SiloHosting.IsCluster ? 1 : 17, 60));

    [NetworkFact]
    public async Task A_node_that_is_cut_off_forks_no_thread_and_leaves_no_gap()
    {
        await using var network = await NodeNetwork.CreateAsync(3);
        await using var nodes = await Nodes.StartAsync(3, network, ("Silo__ProbeTimeout", ThreeNodes.ProbeTimeout));
        var crowd = await Crowd.StartAsync(nodes);
        for (var round = 0; round < Nightly.Rounds(1, 10); round++)
        {
            await crowd.GoOnAsync(Between);
            await CutFromNodesAsync(network, nodes, round % 3);
            await crowd.GoOnAsync(Between);
            await CutAsync(network, nodes, (round + 1) % 3);
        }

        await crowd.GoOnAsync(Between);
        output.WriteLine($"{await crowd.EndAsync()}");
    }

    [NetworkFact]
    public async Task A_node_that_hears_others_and_is_not_heard_forks_no_thread_and_leaves_no_gap()
    {
        await using var network = await NodeNetwork.CreateAsync(3);
        await using var nodes = await Nodes.StartAsync(3, network, ("Silo__ProbeTimeout", ThreeNodes.ProbeTimeout));
        var crowd = await Crowd.StartAsync(nodes);
        for (var round = 0; round < Nightly.Rounds(1, 10); round++)
        {
            var (one, two, three) = (round % 3, (round + 1) % 3, (round + 2) % 3);
            await crowd.GoOnAsync(Between);
            await network.MuteAsync(one, two);
            await crowd.GoOnAsync(Between);
            await network.UnmuteAsync(one, two);
            await crowd.GoOnAsync(Between);
            await network.MuteAsync(two, one, three);
            await nodes.GivenUpAsync(two);
            await nodes.EndedAsync(two);
            await network.UnmuteAsync(two, one, three);
            await nodes.CompleteAsync();
        }

        await crowd.GoOnAsync(Between);
        output.WriteLine($"{await crowd.EndAsync()}");
    }

    [NetworkFact(ofCluster: true)]
    public async Task A_node_that_reaches_the_database_but_not_its_cluster_does_not_start_and_says_why()
    {
        await using var network = await NodeNetwork.CreateAsync(2);
        await using var nodes = await Nodes.StartAsync(2, network, ("Silo__ProbeTimeout", ThreeNodes.ProbeTimeout));
        nodes[1].Kill9();
        await nodes.GivenUpAsync(1);
        await network.CutFromNodesAsync(1);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => nodes[1].StartAgainAsync());

        Assert.Contains("Backboard cannot start: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Silo__AdvertisedAddress", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>It goes on writing, as a silo that is taken for dead: its writes meet the fence. It finds out in the database, and ends itself.</summary>
    private static async Task CutFromNodesAsync(NodeNetwork network, Nodes nodes, int index)
    {
        await network.CutFromNodesAsync(index);
        await nodes.GivenUpAsync(index);
        await nodes.EndedAsync(index);
        await network.HealAsync(index);
        await nodes.CompleteAsync();
    }

    /// <summary>Nobody reaches it, and it reaches nothing.</summary>
    private static async Task CutAsync(NodeNetwork network, Nodes nodes, int index)
    {
        await network.CutAsync(index);
        await Task.WhenAll(nodes.GivenUpAsync(index), Task.Delay(Cut));
        await network.HealAsync(index);
        await nodes.EndedAsync(index);
        await nodes.CompleteAsync();
    }
}
