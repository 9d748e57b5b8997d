using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Every 3 s, finds scopes whose words wait for somebody (a dead owner, a lost call) and wakes their grains.</summary>
internal sealed partial class MemorySweeper(
    IMemoryOperations operations, IGrainFactory grains, NodeHealth health, TimeProvider time, ILogger<MemorySweeper> logger) : BackgroundService
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WakeTimeout = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Periodic.Run(Interval, time, Sweep, stoppingToken, beginsAtOnce: true);

    private async Task Sweep(CancellationToken cancellationToken)
    {
        try
        {
            var due = await operations.Due(health.MayJudge, MostAtOnce, cancellationToken);
            await Task.WhenAll(due.Select(scope =>
                grains.GetGrain<IMemoryGrain>(scope.ToString()).Digest(null).WaitAsync(WakeTimeout, time, cancellationToken)));
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            Log.SweepFailed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The sweep of memory operations met something that does not answer; trying again.")]
        public static partial void SweepFailed(ILogger logger, Exception exception);
    }
}
