namespace Backboard.Memory;

/// <summary>Stands where no documents are kept.</summary>
internal sealed class UnavailableDocuments : IDocuments
{
    private static readonly Task<ImmutableArray<Passage>> Nothing = Task.FromResult(ImmutableArray<Passage>.Empty);

    public bool IsAvailable => false;

    public Task<ImmutableArray<Passage>> Retrieve(
        AssistantKey assistant, Guid threadId, string message, int topK, CancellationToken cancellationToken) => Nothing;
}
