namespace Backboard.Memory;

/// <summary>Stands where no memory is kept: recalls nothing, and says so.</summary>
internal sealed class UnavailableMemory : IMemory
{
    private static readonly Task<Recollection> Nothing = Task.FromResult(new Recollection([], ["memory"]));

    public Task<Recollection> Recall(RecallQuery query, CancellationToken cancellationToken) => Nothing;
}
