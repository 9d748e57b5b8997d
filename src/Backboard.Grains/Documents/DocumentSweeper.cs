using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Clears away what dead processes left of files, then sees to it that documents are read that nobody reads.</summary>
internal sealed class DocumentSweeper(
    IDocumentReading reading, IGrainFactory grains, WorkFolder folder, NodeHealth health, TimeProvider time, ILogger<DocumentSweeper> logger)
    : WakingSweep<DocumentKey>(time, logger)
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        folder.Clean();
        return base.ExecuteAsync(stoppingToken);
    }

    protected override Task<ImmutableArray<DocumentKey>> Due(int limit, CancellationToken cancellationToken) =>
        reading.Due(health.MayJudge, limit, cancellationToken);

    protected override Task Wake(DocumentKey key) => grains.GetGrain<IDocumentGrain>(key.ToString()).Read();
}
