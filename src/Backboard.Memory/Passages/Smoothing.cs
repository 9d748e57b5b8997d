namespace Backboard.Memory.Passages;

/// <summary>
/// Lets passages vouch for those most like them and next to them: what bears on one question is alike (score regularization; Diaz 2005).
/// </summary>
internal static class Smoothing
{
    /// <summary>Relevances, each partly that of the passages around.</summary>
    /// <param name="hits">Best first.</param>
    public static double[] Of(IReadOnlyList<PassageHit> hits, Likeness likeness)
    {
        var smoothed = new double[hits.Count];
        for (var i = 0; i < hits.Count; i++)
        {
            var (sum, weight) = (0.0, 0.0);
            foreach (var (alike, other) in Nearest(hits, likeness, i))
            {
                sum += alike * hits[other].Relevance;
                weight += alike;
            }

            // One that stands alone is left as it is: it may be the only one that knows.
            var share = PassageWeights.Alike * Math.Min(1, weight);
            smoothed[i] = weight > 0 ? ((1 - share) * hits[i].Relevance) + (share * sum / weight) : hits[i].Relevance;
        }

        return smoothed;
    }

    /// <summary>Those most like one, the better of equals first.</summary>
    private static ReadOnlySpan<(double Alike, int Place)> Nearest(IReadOnlyList<PassageHit> hits, Likeness likeness, int of)
    {
        var (nearest, count) = (new (double Alike, int Place)[PassageWeights.AlikePassages + 1], 0);
        for (var place = 0; place < hits.Count; place++)
        {
            if (place == of) continue;
            var alike = likeness[of, place];
            if (AreAdjacent(hits[of].Entry.Chunk, hits[place].Entry.Chunk)) alike += PassageWeights.Adjacent;
            if (alike == 0 || (count == PassageWeights.AlikePassages && alike <= nearest[count - 1].Alike)) continue;
            var at = count;
            for (; at > 0 && alike > nearest[at - 1].Alike; at--) nearest[at] = nearest[at - 1];
            nearest[at] = (alike, place);
            count = Math.Min(count + 1, PassageWeights.AlikePassages);
        }

        return nearest.AsSpan(0, count);
    }

    private static bool AreAdjacent(ChunkRef left, ChunkRef right) =>
        left.DocumentId == right.DocumentId && Math.Abs(left.Ordinal - right.Ordinal) == 1;
}
