namespace Backboard.Grains;

/// <summary>Puts together what the scopes that a user sees have found.</summary>
internal static class Recollections
{
    /// <summary>By score, each scope's own order kept among equals, without repetitions, within the limits.</summary>
    public static ImmutableArray<RetrievedMemory> Merge(IEnumerable<ImmutableArray<RetrievedMemory>> scopes, int limit, int tokenBudget)
    {
        var merged = ImmutableArray.CreateBuilder<RetrievedMemory>();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var tokens = 0;
        foreach (var memory in scopes.SelectMany(found => found).OrderByDescending(memory => memory.Score ?? 0))
        {
            if (merged.Count == limit)
                break;
            var cost = RecallBudget.TokensOf(memory.Memory);
            if (tokens + cost > tokenBudget || !known.Add(memory.Memory.Trim()))
                continue;
            tokens += cost;
            merged.Add(memory);
        }

        return merged.ToImmutable();
    }
}
