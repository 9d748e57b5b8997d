using Backboard.Memory.Embeddings;
using Backboard.Memory.Ranking;
using Backboard.Memory.Text;

namespace Backboard.Memory.Passages;

/// <summary>The chunks of an index by slot, with the structures they are found through.</summary>
internal sealed class PassageCorpus
{
    private readonly List<PassageEntry?> _entries = [];
    private readonly Stack<int> _free = [];
    private readonly List<FieldCounts> _counts = [];

    public Vocabulary Vocabulary { get; } = new();

    public InvertedIndex Words { get; } = new();

    public VectorTable Vectors { get; } = new();

    public int SlotCount => _entries.Count;

    public PassageEntry this[int slot] => _entries[slot]!;

    /// <summary>The slots of the entries, in their order.</summary>
    public int[] Add(IReadOnlyList<PassageEntry> entries)
    {
        var (slots, counted, parts) = (new int[entries.Count], new CountedTerms[entries.Count], Parts.Of(entries.Count));
        while (_counts.Count < parts) _counts.Add(new FieldCounts());
        Parts.Each(parts, part =>
        {
            var (from, to) = Parts.Range(entries.Count, part, parts);
            for (var i = from; i < to; i++) counted[i] = Count(entries[i], _counts[part]);
        });
        for (var i = 0; i < slots.Length; i++) slots[i] = Place(entries[i]);
        Words.Add(slots, counted);
        return slots;
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

        if (lengths.Count == 0) return;
        Words.Remove(lengths, terms);
        foreach (var term in terms)
        {
            if (Words.Having(term) == 0) Vocabulary.Forget(term);
        }
    }

    /// <summary>How much a term tells, by how few chunks have it (BM25's, never negative).</summary>
    public double Idf(int term) => IdfOf(Words.Having(term));

    /// <summary>How much it tells that so many chunks have something.</summary>
    public double IdfOf(int having) => Math.Log(1 + ((Words.Count - having + 0.5) / (having + 0.5)));

    /// <summary>What a count of a field-weighted term is divided by, added to itself.</summary>
    public double SaturationOf(int slot) => PassageWeights.K1 * PassageWeights.InText
        * (1 - PassageWeights.B + (PassageWeights.B * Words.LengthOf(slot) / Words.AverageLength));

    private static CountedTerms Count(PassageEntry entry, FieldCounts counts)
    {
        counts.Read(entry);
        return new CountedTerms(counts.Terms.ToArray(), counts.Counts.ToArray(), entry.Words.Length);
    }

    private int Place(PassageEntry entry)
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _entries.Count;
            _entries.Add(null);
        }

        _entries[slot] = entry;
        return slot;
    }
}
