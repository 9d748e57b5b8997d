using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>All silos of a cluster keep their state under one name: another one under the same id is another cluster, and would mix with it.</summary>
internal sealed class ClusterCheck(IServerFacts facts, IOptions<SiloOptions> options) : INodeCheck
{
    public async Task Verify(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.Clustering != SiloClustering.AdoNet)
            return;
        var known = await facts.Establish($"cluster {settings.ClusterId}", settings.ServiceId, cancellationToken);
        if (known != settings.ServiceId)
            throw new InvalidOperationException(
                $"Silo__ClusterId: '{settings.ClusterId}' is the id of another cluster on this database, whose Silo__ServiceId is '{known}', not "
                + $"'{settings.ServiceId}': two clusters need two ids, and the silos of one share both.");
    }
}
