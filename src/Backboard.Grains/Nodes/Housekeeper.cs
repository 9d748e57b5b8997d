using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>
/// Removes what nobody needs any more: deltas of runs long final, expired reservations, uploads that never ended, deleted bytes
/// in the WAL.
/// </summary>
internal sealed partial class Housekeeper(
    IMaintenance maintenance, IDocumentStore documents, RetentionOptions retention, TimeProvider time, ILogger<Housekeeper> logger) : BackgroundService
{
    private static readonly TimeSpan ScrubInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PruneInterval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UploadTime = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pruned = time.GetTimestamp();
        return Periodic.Run(
            ScrubInterval,
            time,
            token =>
            {
                var isPruneDue = time.GetElapsedTime(pruned) >= PruneInterval;
                if (isPruneDue)
                    pruned = time.GetTimestamp();
                return Keep(isPruneDue, token);
            },
            stoppingToken);
    }

    private async Task Keep(bool isPruneDue, CancellationToken cancellationToken)
    {
        try
        {
            if (isPruneDue)
            {
                while (await maintenance.PruneDeltas(TimeSpan.FromHours(retention.DeltaHours), cancellationToken) > 0)
                    cancellationToken.ThrowIfCancellationRequested();
                await maintenance.PruneReservations(cancellationToken);
                while (await maintenance.PruneMemoryOperations(TimeSpan.FromDays(retention.OperationDays), cancellationToken) > 0)
                    cancellationToken.ThrowIfCancellationRequested();
                while (await documents.Prune(UploadTime, cancellationToken) > 0)
                    cancellationToken.ThrowIfCancellationRequested();
            }

            await maintenance.Scrub(cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            Log.Failed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Housekeeping was put off: the database does not answer.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
