using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Sees to it that words are read that nobody reads.</summary>
internal sealed class MemorySweeper(
    IMemoryOperations operations, IGrainFactory grains, NodeHealth health, TimeProvider time, ILogger<MemorySweeper> logger)
    : WakingSweep<MemoryScope>(time, logger)
{
    protected override Task<ImmutableArray<MemoryScope>> Due(int limit, CancellationToken cancellationToken) =>
        operations.Due(health.MayJudge, limit, cancellationToken);

    protected override Task Wake(MemoryScope key) => grains.GetGrain<IMemoryGrain>(key.ToString()).Digest(null);
}
