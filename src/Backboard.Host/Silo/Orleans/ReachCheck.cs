using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Backboard.Host;

/// <summary>
/// A silo joins those that are there only if it reaches them. Where it reaches none of them, another cluster has the same id, or they stand
/// elsewhere than they say; Orleans would try for minutes and end the process without naming a setting.
/// </summary>
internal sealed class ReachCheck(
    IMembershipTable table,
    NodeIdentity node,
    IOptions<SiloOptions> settings,
    IOptions<ClusterMembershipOptions> watching,
    TimeProvider time) : INodeCheck
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task Verify(CancellationToken cancellationToken)
    {
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, cancellationToken);
        for (var began = time.GetTimestamp(); ; await Task.Delay(Pause, time, cancellationToken))
        {
            var alive = await Alive(cancellationToken);
            if (alive.Count == 0 || (await Task.WhenAll(alive.Select(silo => Answers(silo, cancellationToken)))).Contains(true))
                return;
            if (time.GetElapsedTime(began) > watching.Value.MaxJoinAttemptTime)
                throw new InvalidOperationException(
                    $"Silo__ClusterId: no silo of '{settings.Value.ClusterId}' can be reached from here, though there are some ({string.Join(", ", alive)}). "
                    + "Either they are another cluster, which needs another id, or Silo__AdvertisedAddress and Silo__Port are not where silos reach each other.");
        }
    }

    /// <summary>Silos of other nodes that have told lately that they are there.</summary>
    private async Task<List<IPEndPoint>> Alive(CancellationToken cancellationToken)
    {
        var options = watching.Value;
        var since = time.GetUtcNow().UtcDateTime - (options.IAmAliveTablePublishTimeout * options.NumMissedTableIAmAliveLimit);
        var members = (await table.ReadAllAsync(cancellationToken)).Members.Select(static member => member.Item1);
        return [.. members.Where(IsAlive).Select(static member => member.SiloAddress.Endpoint)];

        bool IsAlive(MembershipEntry member) =>
            member.Status == SiloStatus.Active && member.IAmAliveTime > since && NodeIdentity.TryParse(member.SiloName)?.Name != node.Name;
    }

    private async Task<bool> Answers(IPEndPoint silo, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(watching.Value.ProbeTimeout);
        try
        {
            using var client = new TcpClient(silo.AddressFamily);
            await client.ConnectAsync(silo, limit.Token);
            return true;
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
