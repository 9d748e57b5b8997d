using Backboard.Memory.Ranking;

namespace Backboard.Memory.Passages;

/// <summary>
/// Finds what bears on a question: BM25 gathers candidates; words that stand together and what the best of them teach order these; the first
/// vouch for one another; vectors have their say by rank.
/// </summary>
internal sealed class PassageFinder(PassageCorpus corpus)
{
    private const int Candidates = 1_000;
    private const int Contenders = 150;
    private const int VectorCandidates = 200;

    private readonly Bm25Sums _sums = new(corpus.Words, PassageWeights.K1 * PassageWeights.InText, PassageWeights.B);
    private readonly PairScorer _pairs = new(corpus);
    private readonly RelevanceFeedback _feedback = new(corpus);

    /// <summary>Passages that match, best first, none twice.</summary>
    public IEnumerable<PassageHit> Find(PassageQuestion question, ReadOnlySpan<float> vector, int limit)
    {
        var hits = ByWords(question);
        Learn(question, hits);
        Cut(hits, Math.Max(limit, Contenders));
        var contenders = hits.Take(Contenders).ToList();
        var likeness = new Likeness(corpus, contenders);
        var smoothed = Smoothing.Of(contenders, likeness);
        for (var i = 0; i < contenders.Count; i++) contenders[i].Relevance = smoothed[i];
        AddVectors(hits, vector);
        RankFusion.Sort(hits, PassageWeights.ModelVectors);
        return Duplicates.Without(hits, likeness);
    }

    private List<PassageHit> ByWords(PassageQuestion question)
    {
        foreach (var term in question.Terms)
        {
            _sums.Add(term.Term, (float)term.Weight);
            foreach (var near in term.Near) _sums.Add(near.Term, (float)(near.Weight * term.Weight));
        }

        var hits = _sums.BestAndEquals(Candidates).ConvertAll(slot => new PassageHit(slot, corpus[slot]) { Relevance = _sums[slot] });
        _sums.Clear();
        hits.Sort(PassageHit.Compare);
        Cut(hits, Candidates);
        var pairs = _pairs.Score(question, hits);
        for (var i = 0; i < hits.Count; i++)
        {
            hits[i].Relevance += PassageWeights.Pair * pairs[i];
            hits[i].Coverage = Math.Min(1, hits[i].Relevance / question.TotalWeight);
        }

        hits.Sort(PassageHit.Compare);
        return hits;
    }

    private void Learn(PassageQuestion question, List<PassageHit> hits)
    {
        if (hits.Count == 0) return;
        var learnt = _feedback.Score(hits);
        var terms = question.Terms.Count(term => term.Term >= 0 || !term.Near.IsEmpty);
        for (var i = 0; i < hits.Count; i++)
            hits[i].Relevance = ((1 - PassageWeights.Learnt) * hits[i].Relevance / terms) + (PassageWeights.Learnt * learnt[i]);
        hits.Sort(PassageHit.Compare);
    }

    private void AddVectors(List<PassageHit> hits, ReadOnlySpan<float> vector)
    {
        if (corpus.Vectors.Widen(vector, out var step) is not { } wanted) return;
        var found = hits.ToDictionary(hit => hit.Slot);
        var top = new TopSlots(VectorCandidates);
        for (var slot = 0; slot < corpus.SlotCount; slot++)
        {
            var cosine = corpus.Vectors.Cosine(slot, wanted, step);
            if (found.TryGetValue(slot, out var hit)) hit.Cosine = Math.Max(0, cosine);
            else if (cosine >= PassageWeights.ModelCosineFloor) top.Offer(slot, cosine);
        }

        hits.AddRange(top.Drain().Select(slot => new PassageHit(slot, corpus[slot]) { Cosine = corpus.Vectors.Cosine(slot, wanted, step) }));
    }

    private static void Cut(List<PassageHit> hits, int count)
    {
        if (hits.Count > count) hits.RemoveRange(count, hits.Count - count);
    }
}
