using Backboard.Grains;

namespace Backboard.Host;

/// <summary>Whether to send traffic here: the database answers, a model can be asked, and the server is not stopping.</summary>
internal sealed class Readiness(INodeStore nodes, IModelCatalogue models, NodeHealth health, ClusterConnection cluster, Shutdown shutdown, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Why not, or null when ready.</summary>
    public async Task<string?> Reason()
    {
        if (health.IsLeaving || shutdown.Stopping.IsCancellationRequested)
            return "stopping";
        if (cluster.IsLost)
            return "no silo can be reached";
        if (!models.IsReady)
            return "no model provider is configured";
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await nodes.Ping(patience.Token).WaitAsync(patience.Token);
            return null;
        }
        catch (Exception e) when (BackendFault.Is(e) || e is OperationCanceledException)
        {
            return "the database does not answer";
        }
    }
}
