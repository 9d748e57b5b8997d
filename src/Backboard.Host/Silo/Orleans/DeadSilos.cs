namespace Backboard.Host;

/// <summary>
/// Retires the node of a silo that the cluster has declared dead, so that its turns go on elsewhere without waiting for its heartbeat to be
/// missed: a silo that is taken for dead ends itself, and until then it is fenced.
/// </summary>
internal sealed partial class DeadSilos(IClusterMembershipService membership, INodeStore nodes, ILogger<DeadSilos> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = Dead(membership.CurrentSnapshot).ToHashSet();
        try
        {
            await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stoppingToken))
                foreach (var owner in Dead(snapshot).Where(known.Add))
                    await Retire(owner, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The normal end.
        }
    }

    private static IEnumerable<string> Dead(ClusterMembershipSnapshot snapshot) =>
        snapshot.Members.Values.Where(static member => member.Status == SiloStatus.Dead).Select(static member => member.Name);

    private async Task Retire(string owner, CancellationToken cancellationToken)
    {
        if (NodeIdentity.TryParse(owner) is not { } node)
            return;
        try
        {
            await nodes.Leave(node, cancellationToken);
            Log.Retired(logger, node.Name);
        }
        catch (StoreUnavailableException e)
        {
            Log.NotRetired(logger, node.Name, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The silo of node {Node} is gone; its turns go on elsewhere.")]
        public static partial void Retired(ILogger logger, string node);

        [LoggerMessage(LogLevel.Warning, "The silo of node {Node} is gone; its turns go on once its heartbeat has been missed.")]
        public static partial void NotRetired(ILogger logger, string node, Exception exception);
    }
}
