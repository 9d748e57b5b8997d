namespace Backboard.Host;

/// <summary>What a search found, best first, and the parts that could not serve it.</summary>
internal sealed record MemoryFindings(ImmutableArray<FoundMemory> Memories, ImmutableArray<string> Degraded);

/// <summary>Searches the shared memories of an assistant, and those of the user who asks.</summary>
internal sealed class MemorySearch(IGrainFactory grains, IEmbedder embedder)
{
    /// <summary>Never reached by the limit of memories, so that the limit alone decides.</summary>
    private const int AnyTokens = 10_000_000;

    public async Task<Result<MemoryFindings>> Search(Assistant assistant, MemorySearchRequest request, CancellationToken cancellationToken)
    {
        var space = embedder.SpaceOf(assistant);
        var vector = await embedder.EmbedQuestion(space, request.Query, cancellationToken);
        var query = new RecallQuery(request.UserId, request.Query)
        {
            Vector = vector,
            Space = space,
            Limit = request.Limit,
            TokenBudget = AnyTokens,
            Metadata = request.Filter,
            IsTurn = false,
        };
        var answers = await Task.WhenAll(Scopes(assistant.Key, request.UserId).Select(scope => Ask(scope, query))).WaitAsync(cancellationToken);
        if (answers.FirstOrDefault(static answer => !answer.IsOk)?.Error is { } error)
            return error;
        var best = answers.SelectMany(static answer => answer.Value).OrderByDescending(static found => found.Score).Take(request.Limit);
        return new MemoryFindings([.. best], space.IsLocal || !vector.IsEmpty ? [] : ["embeddings"]);
    }

    private static IEnumerable<MemoryScope> Scopes(AssistantKey assistant, string? userId)
    {
        yield return new MemoryScope(assistant, UserId: null);
        if (userId is not null)
            yield return new MemoryScope(assistant, userId);
    }

    private Task<Result<ImmutableArray<FoundMemory>>> Ask(MemoryScope scope, RecallQuery query) =>
        grains.GetGrain<IMemoryGrain>(scope.ToString()).Search(query);
}
