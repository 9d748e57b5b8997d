using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Makes the schema, enters this process into the table of nodes, keeps its heartbeat, and leaves it cleanly.</summary>
internal sealed partial class NodeService(
    INodeStore nodes, IEnumerable<INodeCheck> checks, NodeIdentity node, NodeHealth health, TimeProvider time, ILogger<NodeService> logger)
    : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private readonly CancellationTokenSource _stopping = new();
    private Task _beating = Task.CompletedTask;

    /// <summary>Before anything else starts: nobody may serve without a schema, what all agree on, and a place among the nodes.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await nodes.Initialize(cancellationToken);
        foreach (var check in checks)
            await check.Verify(cancellationToken);
        await nodes.Join(node, cancellationToken);
        health.Beat();
        _beating = Beat(_stopping.Token);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After everything else stopped: what still runs here is now anybody's.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _beating;
        try
        {
            await nodes.Leave(node, cancellationToken);
        }
        catch (Exception e) when (e is StoreUnavailableException || (e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            Log.LeaveFailed(logger, e);
        }
    }

    public void Dispose() => _stopping.Dispose();

    private Task Beat(CancellationToken stopping) => Periodic.Run(Interval, time, BeatOnce, stopping);

    private async Task BeatOnce(CancellationToken stopping)
    {
        try
        {
            await nodes.Heartbeat(node, stopping);
            health.Beat();
        }
        catch (StoreUnavailableException e)
        {
            health.Miss();
            Log.BeatMissed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Heartbeat missed: the database does not answer.")]
        public static partial void BeatMissed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Could not leave the table of nodes; others will notice the silence.")]
        public static partial void LeaveFailed(ILogger logger, Exception exception);
    }
}
