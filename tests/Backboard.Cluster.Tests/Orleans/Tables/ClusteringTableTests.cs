using System.Net;
using Orleans.Runtime.Membership;
using Orleans.Runtime.MembershipService;

namespace Backboard.Cluster.Tests;

/// <summary>Membership through Orleans' own provider.</summary>
[Collection(OrleansTables.Name)]
public sealed class ClusteringTableTests(OrleansTables tables)
{
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public async Task Members_join_change_and_leave_only_at_the_version_they_know()
    {
        var table = tables.Get<AdoNetClusteringTable>();
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true);
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true);
        var (one, two) = (Entry(11_111), Entry(11_112));
        var empty = await table.ReadAllAsync();
        Assert.Empty(empty.Members);

        Assert.True(await table.InsertRowAsync(one, empty.Version.Next()));
        Assert.False(await table.InsertRowAsync(two, empty.Version.Next()), "joined at a version of the past");
        Assert.False(await table.InsertRowAsync(one, (await table.ReadAllAsync()).Version.Next()), "joined twice");
        Assert.True(await table.InsertRowAsync(two, (await table.ReadAllAsync()).Version.Next()));
        var joined = await table.ReadAllAsync();
        Assert.Equal(2, joined.Members.Count);
        Assert.Equal(2, joined.Version.Version);

        var (dead, etag) = joined.TryGet(two.SiloAddress)!;
        dead.Status = SiloStatus.Dead;
        dead.SuspectTimes = [Tuple.Create(one.SiloAddress, Start)];
        Assert.False(await table.UpdateRowAsync(dead, etag, empty.Version.Next()), "changed at a version of the past");
        Assert.True(await table.UpdateRowAsync(dead, etag, joined.Version.Next()));
        await table.UpdateIAmAliveAsync(new MembershipEntry { SiloAddress = one.SiloAddress, IAmAliveTime = Start.AddHours(1) });
        var seen = (await table.ReadRowAsync(two.SiloAddress)).Members.Single().Item1;
        Assert.Equal((SiloStatus.Dead, two.SiloName, two.HostName, two.ProxyPort, Start), (seen.Status, seen.SiloName, seen.HostName, seen.ProxyPort, seen.StartTime));
        Assert.Equal(one.SiloAddress, Assert.Single(seen.SuspectTimes!).Item1);
        Assert.Equal(Start.AddHours(1), (await table.ReadRowAsync(one.SiloAddress)).Members.Single().Item1.IAmAliveTime);

        var gateways = tables.Get<AdoNetGatewayListProvider>();
        await gateways.InitializeGatewayListProvider();
        Assert.Contains(":30000/", Assert.Single(await gateways.GetGateways()).ToString(), StringComparison.Ordinal);
        await table.CleanupDefunctSiloEntriesAsync(new DateTimeOffset(Start.AddDays(1)));
        Assert.Equal(one.SiloAddress, Assert.Single((await table.ReadAllAsync()).Members).Item1.SiloAddress);
        await table.DeleteMembershipTableEntriesAsync(OrleansTables.Cluster);
        Assert.Equal(["0"], await tables.ReadAsync("select count(*) from orleans_members"));
    }

    private static MembershipEntry Entry(int port) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, port, 7),
        SiloName = $"node-{port}#1",
        HostName = "host",
        Status = SiloStatus.Active,
        ProxyPort = 30_000,
        StartTime = Start,
        IAmAliveTime = Start,
    };
}
