namespace Backboard.Grains;

/// <summary>Puts together what the scopes that a user sees have found.</summary>
internal static class Recollections
{
    public static ImmutableArray<RetrievedMemory> Merge(IEnumerable<ImmutableArray<RetrievedMemory>> scopes, int limit, int tokenBudget) =>
        ScoredMerge.Of(scopes, limit, tokenBudget, memory => memory.Score ?? 0, memory => memory.Memory, memory => RecallBudget.TokensOf(memory.Memory));
}
