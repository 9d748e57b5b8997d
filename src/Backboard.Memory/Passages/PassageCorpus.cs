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

    public void Remove(IEnumerable<int> slots)
    {
        var (lengths, terms) = (new Dictionary<int, int>(), new HashSet<int>());
        foreach (var slot in slots)
        {
            var entry = this[slot];
            lengths.Add(slot, entry.Words.Length);
            terms.UnionWith(entry.Words);
            terms.UnionWith(entry.Heading);
            terms.UnionWith(entry.Filename);
            _entries[slot] = null;
            _free.Push(slot);
            Vectors.Clear(slot);
        }

        if (lengths.Count > 0) Words.Remove(lengths, terms);
    }

    /// <summary>How much a term tells, by how few chunks have it (BM25's, never negative).</summary>
    public double Idf(int term) => IdfOf(Words.Having(term));

    /// <summary>How much it tells that so many chunks have something.</summary>
    public double IdfOf(int having) => Math.Log(1 + ((Words.Count - having + 0.5) / (having + 0.5)));

    /// <summary>What a count of a field-weighted term is divided by, added to itself.</summary>
    public double SaturationOf(int slot) => PassageWeights.K1 * PassageWeights.InText
        * (1 - PassageWeights.B + (PassageWeights.B * Words.LengthOf(slot) / Words.AverageLength));
}
