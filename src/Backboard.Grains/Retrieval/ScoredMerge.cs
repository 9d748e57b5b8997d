namespace Backboard.Grains;

/// <summary>Puts together what several scopes have found.</summary>
internal static class ScoredMerge
{
    /// <summary>
    /// By score, each scope's own order kept among equals, without repetitions, within the limits. What does not fit the tokens is passed over for
    /// what does.
    /// </summary>
    public static ImmutableArray<T> Of<T>(
        IEnumerable<ImmutableArray<T>> scopes, int limit, int tokenBudget, Func<T, double> score, Func<T, string> text, Func<T, int> tokens)
    {
        var merged = ImmutableArray.CreateBuilder<T>();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var spent = 0;
        foreach (var found in scopes.SelectMany(found => found).OrderByDescending(score))
        {
            if (merged.Count == limit)
                break;
            var cost = tokens(found);
            if (spent + cost > tokenBudget || !known.Add(text(found).Trim()))
                continue;
            spent += cost;
            merged.Add(found);
        }

        return merged.ToImmutable();
    }
}
