namespace Backboard.Memory.Ranking;

/// <summary>Joins the order by words and the order by vectors by reciprocal rank (Cormack, Clarke, Büttcher 2009).</summary>
internal static class RankFusion
{
    private const double Constant = 60;
    private const double Steepness = 2;

    /// <summary>Sorts the hits, and gives each a score.</summary>
    public static void Sort<T>(List<T> hits, double vectorWeight)
        where T : Ranked<T>
    {
        AddRanks(hits, hit => hit.Relevance, 1);
        AddRanks(hits, hit => hit.Cosine, vectorWeight);
        hits.Sort(Ranked<T>.Compare);
        SetScores(hits, vectorWeight);
    }

    private static void AddRanks<T>(List<T> hits, Func<T, double> strength, double weight)
        where T : Ranked<T>
    {
        hits.Sort((left, right) => strength(right).CompareTo(strength(left)) is not 0 and var order ? order : Ranked<T>.CompareEqual(left, right));
        for (var (i, rank) = (0, 0); i < hits.Count && strength(hits[i]) > 0; i++)
        {
            // Equals share a rank.
            if (i == 0 || strength(hits[i]) < strength(hits[i - 1])) rank = i;
            hits[i].Fused += weight / (Constant + rank + 1);
        }
    }

    /// <summary>
    /// Ranks of two indexes cannot be compared, strengths can. So a score is the strength, made to fall along the order: where
    /// they disagree, the hits share their mean (isotonic regression by pooling adjacent violators).
    /// </summary>
    private static void SetScores<T>(List<T> hits, double vectorWeight)
        where T : Ranked<T>
    {
        var pools = new Stack<(double Mean, int Size)>();
        foreach (var hit in hits)
        {
            var pool = (Mean: Strength(hit, vectorWeight), Size: 1);
            while (pools.TryPeek(out var before) && before.Mean < pool.Mean)
            {
                pools.Pop();
                var size = before.Size + pool.Size;
                pool = (((before.Mean * before.Size) + (pool.Mean * pool.Size)) / size, size);
            }

            pools.Push(pool);
        }

        var at = hits.Count;
        foreach (var (mean, size) in pools)
        {
            for (var i = 0; i < size; i++) hits[--at].Score = mean;
        }
    }

    private static double Strength<T>(Ranked<T> hit, double vectorWeight)
        where T : Ranked<T> =>
        1 - Math.Exp(-Steepness * (hit.Strength + (vectorWeight * hit.Cosine)) / (1 + (hit.Cosine > 0 ? vectorWeight : 0)));
}
