using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Every 3 s, finds what waits for somebody (a dead owner, a lost call) and wakes its grains.</summary>
/// <typeparam name="TKey">Names a grain.</typeparam>
internal abstract partial class WakingSweep<TKey>(TimeProvider time, ILogger logger) : BackgroundService
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WakeTimeout = TimeSpan.FromSeconds(2);

    protected abstract Task<ImmutableArray<TKey>> Due(int limit, CancellationToken cancellationToken);

    protected abstract Task Wake(TKey key);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Periodic.Run(Interval, time, Sweep, stoppingToken, beginsAtOnce: true);

    private async Task Sweep(CancellationToken cancellationToken)
    {
        try
        {
            var due = await Due(MostAtOnce, cancellationToken);
            await Task.WhenAll(due.Select(key => Wake(key).WaitAsync(WakeTimeout, time, cancellationToken)));
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            Log.SweepFailed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The sweep met something that does not answer; trying again.")]
        public static partial void SweepFailed(ILogger logger, Exception exception);
    }
}
