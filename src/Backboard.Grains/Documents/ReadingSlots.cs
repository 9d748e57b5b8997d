using System.Threading.RateLimiting;

namespace Backboard.Grains;

/// <summary>Places for documents that this process reads at once; who waits longest is next.</summary>
internal sealed class ReadingSlots(DocumentOptions options) : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.ParallelReads,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for a place; dispose to leave it.</summary>
    public async Task<IDisposable> Enter(CancellationToken cancellationToken) => await _limiter.AcquireAsync(1, cancellationToken);

    public void Dispose() => _limiter.Dispose();
}
