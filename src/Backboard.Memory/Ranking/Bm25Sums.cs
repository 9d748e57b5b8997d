using System.Runtime.InteropServices;

namespace Backboard.Memory.Ranking;

/// <summary>Adds up BM25 term by term, for all slots that have one of the terms. One question at a time.</summary>
/// <param name="k1">How fast more of a term stops telling more, in the unit of the index's counts.</param>
/// <param name="b">How much of its length is held against a slot, 0–1.</param>
internal sealed class Bm25Sums(InvertedIndex index, double k1, double b)
{
    private float[] _sums = [];
    private readonly List<int> _touched = [];

    /// <summary>Slots with a sum.</summary>
    public ReadOnlySpan<int> Touched => CollectionsMarshal.AsSpan(_touched);

    public float this[int slot] => slot < _sums.Length ? _sums[slot] : 0;

    public void Add(int term, float weight)
    {
        if (_sums.Length < index.SlotCount) Array.Resize(ref _sums, index.SlotCount);
        var fixedPart = (float)(k1 * (1 - b));
        var perTerm = (float)(k1 * b / index.AverageLength);
        foreach (var posting in index.Postings(term))
        {
            ref var sum = ref _sums[posting.Slot];
            if (sum == 0) _touched.Add(posting.Slot);
            sum += weight * posting.Count / (posting.Count + fixedPart + (perTerm * index.LengthOf(posting.Slot)));
        }
    }

    /// <summary>The best slots that pass, best first.</summary>
    public int[] Best(int limit, Func<int, bool> passes)
    {
        var top = new TopSlots(limit);
        foreach (var slot in Touched)
        {
            if (_sums[slot] > top.Threshold && passes(slot)) top.Offer(slot, _sums[slot]);
        }

        return top.Drain();
    }

    /// <summary>The best slots, in no order, and all that equal the last of them: which slot is which must not decide.</summary>
    public List<int> BestAndEquals(int limit)
    {
        var top = new TopSlots(limit);
        foreach (var slot in Touched) top.Offer(slot, _sums[slot]);
        var best = new List<int>(limit);
        foreach (var slot in Touched)
        {
            if (_sums[slot] >= top.Threshold) best.Add(slot);
        }

        return best;
    }

    public void Clear()
    {
        foreach (var slot in Touched) _sums[slot] = 0;
        _touched.Clear();
    }
}
