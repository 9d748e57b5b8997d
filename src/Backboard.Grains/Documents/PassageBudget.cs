namespace Backboard.Grains;

/// <summary>Keeps a turn's passages within its tokens.</summary>
internal static class PassageBudget
{
    /// <summary>Of passages in the order of their texts so many as fit, evenly spread, the first among them.</summary>
    public static ImmutableArray<Passage> Thin(ImmutableArray<Passage> passages, int tokens)
    {
        var all = passages.Sum(passage => (long)passage.Chunk.Tokens);
        if (all <= tokens)
            return passages;
        var kept = ImmutableArray.CreateBuilder<Passage>();
        var (seen, spent) = (0L, 0L);
        foreach (var passage in passages)
        {
            // Takes part as long as no more was taken than its share of what has gone by.
            if (spent <= seen * tokens / all && spent + passage.Chunk.Tokens <= tokens)
            {
                kept.Add(passage);
                spent += passage.Chunk.Tokens;
            }

            seen += passage.Chunk.Tokens;
        }

        return kept.ToImmutable();
    }

    public static ImmutableArray<Passage> Merge(IEnumerable<ImmutableArray<Passage>> scopes, int limit, int tokens) =>
        ScoredMerge.Of(scopes, limit, tokens, passage => passage.Score, passage => passage.Chunk.Text, passage => passage.Chunk.Tokens);
}
