using Backboard.Memory.Ranking;

namespace Backboard.Memory.Recall;

/// <summary>BM25 over the postings: who may be in the answer at all. Its order is refined by <see cref="ContextScorer"/>.</summary>
internal sealed class WordSearch(Corpus corpus)
{
    /// <summary>Terms in more than this many entries are skipped where rarer ones found enough.</summary>
    private const int CommonTerm = 10_000;

    private readonly Bm25Sums _sums = new(corpus.Words, RecallWeights.K1, RecallWeights.B);

    /// <summary>The best entries that pass, best first.</summary>
    public int[] Best(Question question, int limit, Func<Entry, bool> passes)
    {
        foreach (var term in question.Terms)
        {
            Add(term.Term, (float)term.Weight, limit);
            foreach (var near in term.Near) Add(near.Term, (float)(term.Weight * near.Weight), limit);
        }

        var best = _sums.Best(limit, slot => passes(corpus[slot]));
        _sums.Clear();
        return best;
    }

    private void Add(int term, float weight, int limit)
    {
        if (corpus.Words.Having(term) > CommonTerm && _sums.Touched.Length >= limit) return;
        _sums.Add(term, weight);
    }
}
