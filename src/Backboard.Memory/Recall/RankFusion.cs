namespace Backboard.Memory.Recall;

/// <summary>Joins the order by words and the order by vectors by reciprocal rank (Cormack, Clarke, Büttcher 2009).</summary>
internal static class RankFusion
{
    private const double Steepness = 2;

    /// <summary>Sorts the hits, and gives each a score.</summary>
    public static void Sort(List<Hit> hits, double vectorWeight)
    {
        AddRanks(hits, hit => hit.Relevance, 1);
        AddRanks(hits, hit => hit.Cosine, vectorWeight);
        hits.Sort(Hit.Compare);
        SetScores(hits, vectorWeight);
    }

    private static void AddRanks(List<Hit> hits, Func<Hit, double> strength, double weight)
    {
        hits.Sort((left, right) => strength(right).CompareTo(strength(left)) is not 0 and var order ? order : Hit.CompareAge(left, right));
        for (var (i, rank) = (0, 0); i < hits.Count && strength(hits[i]) > 0; i++)
        {
            // Equals share a rank.
            if (i == 0 || strength(hits[i]) < strength(hits[i - 1])) rank = i;
            hits[i].Fused += weight / (RecallWeights.FusionRank + rank + 1);
        }
    }

    /// <summary>
    /// Ranks of two indexes cannot be compared, strengths can. So a score is the strength, made to fall along the order: where
    /// they disagree, the hits share their mean (isotonic regression by pooling adjacent violators).
    /// </summary>
    private static void SetScores(List<Hit> hits, double vectorWeight)
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

    private static double Strength(Hit hit, double vectorWeight) =>
        1 - Math.Exp(-Steepness * (hit.Relevance + (vectorWeight * hit.Cosine)) / (1 + (hit.Cosine > 0 ? vectorWeight : 0)));
}
