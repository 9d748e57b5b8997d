using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Once a second, asks what others want of the runs this process works on: to end, to be streamed, to be gone.</summary>
internal sealed partial class FlagPoller(
    IThreadWatch watch, IThreadStore store, IGrainFactory grains, ActiveRuns runs, TimeProvider time, ILogger<FlagPoller> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => store.IsShared
        ? Periodic.Run(Interval, time, token => runs.Count > 0 ? Poll([.. runs.RunIds], token) : Task.CompletedTask, stoppingToken)
        : Task.CompletedTask;

    private async Task Poll(IReadOnlyCollection<Guid> asked, CancellationToken cancellationToken)
    {
        try
        {
            var flags = await watch.Flags(asked, cancellationToken);
            foreach (var runId in asked)
                if (runs.TryFind(runId, out var thread))
                    await Obey(grains.GetGrain<IThreadGrain>(thread.ToString()), runId, flags.GetValueOrDefault(runId));
        }
        catch (StoreUnavailableException e)
        {
            Log.PollFailed(logger, e);
        }
        catch (TimeoutException e)
        {
            Log.PollFailed(logger, e);
        }
    }

    private static Task Obey(IThreadGrain thread, Guid runId, RunFlags? flags) => flags switch
    {
        null => thread.Forget(),
        { CancelRequested: true } => thread.Wake(),
        { StreamRequested: true } => thread.Read(new ReadEvents(long.MaxValue, TimeSpan.Zero, runId, Deltas: true)),
        _ => Task.CompletedTask,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Reading the flags of running turns failed; trying again.")]
        public static partial void PollFailed(ILogger logger, Exception exception);
    }
}
