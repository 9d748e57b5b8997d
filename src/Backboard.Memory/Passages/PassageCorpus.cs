using Backboard.Memory.Embeddings;
using Backboard.Memory.Ranking;
using Backboard.Memory.Text;

namespace Backboard.Memory.Passages;

/// <summary>The chunks of an index by slot, with the structures they are found through.</summary>
internal sealed class PassageCorpus
{
    private readonly List<PassageEntry?> _entries = [];
    private readonly Stack<int> _free = [];
    private readonly FieldCounts _counts = new();

    public Vocabulary Vocabulary { get; } = new();

    public InvertedIndex Words { get; } = new();

    public VectorTable Vectors { get; } = new();

    public int SlotCount => _entries.Count;

    public PassageEntry this[int slot] => _entries[slot]!;

    public int Add(PassageEntry entry, ReadOnlySpan<float> vector)
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _entries.Count;
            _entries.Add(null);
        }

        _entries[slot] = entry;
        _counts.Read(entry);
        Words.Add(slot, _counts.Terms, _counts.Counts, entry.Words.Length);
        if (!vector.IsEmpty) Vectors.Set(slot, vector);
        return slot;
    }

    public void Remove(int slot)
    {
        var entry = this[slot];
        _entries[slot] = null;
        _free.Push(slot);
        _counts.Read(entry);
        Words.Remove(slot, _counts.Terms, entry.Words.Length);
        Vectors.Clear(slot);
    }

    /// <summary>How much a term tells, by how few chunks have it (BM25's, never negative).</summary>
    public double Idf(int term)
    {
        var having = Words.Having(term);
        return Math.Log(1 + ((Words.Count - having + 0.5) / (having + 0.5)));
    }
}
