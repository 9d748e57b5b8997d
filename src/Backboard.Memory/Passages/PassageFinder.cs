using Backboard.Memory.Ranking;

namespace Backboard.Memory.Passages;

/// <summary>Finds what bears on a question: gathers candidates by word and vector, and ranks them.</summary>
internal sealed class PassageFinder(PassageCorpus corpus)
{
    private const int LeastCandidates = 200;
    private const int CandidatesAnswer = 3;

    private readonly Bm25Sums _sums = new(corpus.Words, PassageWeights.K1 * PassageWeights.InText, PassageWeights.B);

    /// <summary>Everything that matches well enough, ranked.</summary>
    public List<PassageHit> Find(PassageQuestion question, ReadOnlySpan<float> vector, int limit)
    {
        var candidates = Math.Max(LeastCandidates, limit * CandidatesAnswer);
        foreach (var term in question.Terms)
        {
            _sums.Add(term.Term, (float)term.Weight);
            foreach (var near in term.Near) _sums.Add(near.Term, (float)(near.Weight * term.Weight));
        }

        var slots = _sums.Best(candidates, _ => true).ToHashSet();
        var wanted = corpus.Vectors.Widen(vector, out var step);
        if (wanted is not null) slots.UnionWith(Closest(wanted, step, candidates));
        var hits = slots.Select(slot => new PassageHit(slot, corpus[slot])
        {
            Relevance = question.TotalWeight > 0 ? _sums[slot] / question.TotalWeight : 0,
            Cosine = wanted is null ? 0 : Math.Max(0, corpus.Vectors.Cosine(slot, wanted, step)),
        }).ToList();
        _sums.Clear();
        RankFusion.Sort(hits, PassageWeights.ModelVectors);
        return hits;
    }

    private int[] Closest(short[] wanted, float step, int limit)
    {
        var top = new TopSlots(limit);
        for (var slot = 0; slot < corpus.SlotCount; slot++)
        {
            var cosine = corpus.Vectors.Cosine(slot, wanted, step);
            if (cosine >= PassageWeights.ModelCosineFloor) top.Offer(slot, cosine);
        }

        return top.Drain();
    }
}
