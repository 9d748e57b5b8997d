using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>
/// Every 3 s, finds threads that need somebody (a dead owner, a missed deadline, expired tools, a forgotten queue) and
/// wakes their grains. A run that has outlived its deadline by 5 s although its grain was woken is failed past it. A run of
/// this process that nobody here works on, because its activation has ended under it, is given up first.
/// </summary>
internal sealed partial class Sweeper(
    IThreadWatch watch,
    IGrainFactory grains,
    StuckRuns stuck,
    ActiveRuns runs,
    NodeIdentity node,
    NodeHealth health,
    TimeProvider time,
    ILogger<Sweeper> logger)
    : BackgroundService
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WakeTimeout = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Periodic.Run(Interval, time, Sweep, stoppingToken, beginsAtOnce: true);

    private async Task Sweep(CancellationToken cancellationToken)
    {
        // What a stopping process would wake, it would have to send away.
        if (health.IsLeaving)
            return;
        try
        {
            await GiveUp(cancellationToken);
            var due = await watch.Due(health.MayJudge, MostAtOnce, cancellationToken);
            await Task.WhenAll(due.Select(thread => Attend(thread, cancellationToken)));
        }
        catch (StoreUnavailableException e)
        {
            Log.SweepFailed(logger, e);
        }
    }

    private async Task GiveUp(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - NodeHealth.Silence;
        var count = await watch.Disown(node.Owner, [.. runs.RunIds], before, cancellationToken);
        if (count > 0)
            Log.GivenUp(logger, count);
    }

    private async Task Attend(DueThread due, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IThreadGrain>(due.Key.ToString()).Wake().WaitAsync(WakeTimeout, time, cancellationToken);
        }
        catch (TimeoutException) when (due.PastDeadline > Patience)
        {
            Log.Stuck(logger, due.Key.ThreadId);
            await stuck.Fail(due.Key, cancellationToken);
        }
        catch (TimeoutException e)
        {
            Log.SweepFailed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Count} turns stood under this process and were not worked on; they begin anew wherever somebody takes them.")]
        public static partial void GivenUp(ILogger logger, int count);

        [LoggerMessage(LogLevel.Warning, "The sweep met something that does not answer; trying again.")]
        public static partial void SweepFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "Thread {ThreadId} does not answer and its run is past its deadline; failing the run without it.")]
        public static partial void Stuck(ILogger logger, Guid threadId);
    }
}
