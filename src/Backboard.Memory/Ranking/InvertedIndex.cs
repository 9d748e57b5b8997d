namespace Backboard.Memory.Ranking;

/// <summary>Which slots have which terms, how often, and how long each slot is: what BM25 needs to know.</summary>
internal sealed class InvertedIndex
{
    private PostingList[] _lists = [];
    private ushort[] _lengths = [];
    private bool[] _marks = [];

    /// <summary>Slots are below it.</summary>
    public int SlotCount => _lengths.Length;

    /// <summary>Slots held.</summary>
    public int Count { get; private set; }

    /// <summary>Terms of all slots.</summary>
    public long TotalLength { get; private set; }

    /// <summary>Terms of a slot on average, at least one.</summary>
    public double AverageLength => Count == 0 ? 1 : Math.Max(1, (double)TotalLength / Count);

    public int LengthOf(int slot) => _lengths[slot];

    public ReadOnlySpan<Posting> Postings(int term) => (uint)term < (uint)_lists.Length ? _lists[term].Postings : [];

    /// <summary>Slots that have the term.</summary>
    public int Having(int term) => (uint)term < (uint)_lists.Length ? _lists[term].Count : 0;

    /// <summary>Slots that have both terms.</summary>
    public int Having(int first, int second)
    {
        if (_marks.Length < SlotCount) _marks = new bool[SlotCount];
        var both = 0;
        foreach (var posting in Postings(first)) _marks[posting.Slot] = true;
        foreach (var posting in Postings(second)) both += _marks[posting.Slot] ? 1 : 0;
        foreach (var posting in Postings(first)) _marks[posting.Slot] = false;
        return both;
    }

    /// <param name="terms">Distinct.</param>
    /// <param name="counts">How often each of them occurs.</param>
    public void Add(int slot, ReadOnlySpan<int> terms, ReadOnlySpan<byte> counts, int length)
    {
        if (slot >= _lengths.Length) Array.Resize(ref _lengths, Math.Max(64, (slot + 1) * 3 / 2));
        _lengths[slot] = (ushort)Math.Min(length, ushort.MaxValue);
        Count++;
        TotalLength += length;
        for (var i = 0; i < terms.Length; i++)
        {
            if (terms[i] >= _lists.Length) Array.Resize(ref _lists, Math.Max(256, (terms[i] + 1) * 3 / 2));
            _lists[terms[i]].Add(new Posting(slot, counts[i]));
        }
    }

    public void Remove(int slot, ReadOnlySpan<int> terms, int length)
    {
        Count--;
        TotalLength -= length;
        foreach (var term in terms) _lists[term].Remove(slot);
    }

    /// <summary>Removes many at once, each list walked once.</summary>
    /// <param name="slots">Lengths by slot.</param>
    /// <param name="terms">All terms that any of them has.</param>
    public void Remove(IReadOnlyDictionary<int, int> slots, IEnumerable<int> terms)
    {
        var gone = new bool[SlotCount];
        foreach (var (slot, length) in slots)
        {
            gone[slot] = true;
            TotalLength -= length;
        }

        Count -= slots.Count;
        foreach (var term in terms) _lists[term].Remove(gone);
    }
}
