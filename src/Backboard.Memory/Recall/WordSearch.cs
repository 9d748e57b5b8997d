using System.Runtime.InteropServices;

namespace Backboard.Memory.Recall;

/// <summary>BM25 over the postings: who may be in the answer at all. Its order is refined by <see cref="ContextScorer"/>.</summary>
internal sealed class WordSearch(Corpus corpus)
{
    /// <summary>Terms in more than this many entries are skipped where rarer ones found enough.</summary>
    private const int CommonTerm = 10_000;

    private float[] _sums = [];
    private readonly List<int> _touched = [];

    /// <summary>The best entries that pass, best first.</summary>
    public int[] Best(Question question, int limit, Func<Entry, bool> passes)
    {
        if (_sums.Length < corpus.SlotCount) _sums = new float[corpus.SlotCount * 3 / 2];
        foreach (var term in question.Terms)
        {
            Add(term.Term, (float)term.Weight, limit);
            foreach (var near in term.Near) Add(near.Term, (float)(term.Weight * near.Weight), limit);
        }

        var top = new TopSlots(limit);
        foreach (var slot in CollectionsMarshal.AsSpan(_touched))
        {
            if (_sums[slot] > top.Threshold && passes(corpus[slot])) top.Offer(slot, _sums[slot]);
            _sums[slot] = 0;
        }

        _touched.Clear();
        return top.Drain();
    }

    private void Add(int term, float weight, int limit)
    {
        if (corpus.Postings(term) is not { Count: > 0 } postings) return;
        if (postings.Count > CommonTerm && _touched.Count >= limit) return;
        var slots = postings.Slots;
        var counts = postings.Counts;
        var fixedPart = (float)(RecallWeights.K1 * (1 - RecallWeights.B));
        var perTerm = (float)(RecallWeights.K1 * RecallWeights.B / corpus.AverageLength);
        for (var i = 0; i < slots.Length; i++)
        {
            ref var sum = ref _sums[slots[i]];
            if (sum == 0) _touched.Add(slots[i]);
            sum += weight * counts[i] / (counts[i] + fixedPart + (perTerm * corpus.LengthOf(slots[i])));
        }
    }
}
