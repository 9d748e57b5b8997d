namespace Backboard.Memory;

/// <summary>Stands where no memory is kept: recalls nothing, and says so.</summary>
internal sealed class UnavailableMemory : IMemory
{
    private static readonly Task<Recollection> Nothing = Task.FromResult(new Recollection([], ["memory"]));

    public Task<Recollection> Recall(Assistant assistant, RecallQuery query, CancellationToken cancellationToken) => Nothing;

    public void Digest(MemoryScope scope, Guid operationId)
    {
        // Nothing was taken in that could be read.
    }
}
