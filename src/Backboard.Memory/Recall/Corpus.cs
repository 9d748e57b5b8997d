using System.Diagnostics.CodeAnalysis;
using Backboard.Memory.Embeddings;
using Backboard.Memory.Ranking;
using Backboard.Memory.Text;

namespace Backboard.Memory.Recall;

/// <summary>The entries of an index by slot, with the structures they are found through.</summary>
internal sealed class Corpus(Vocabulary vocabulary)
{
    private readonly List<Entry?> _entries = [];
    private readonly Stack<int> _free = [];
    private readonly Dictionary<int, int> _labelled = [];
    private readonly Dictionary<DateOnly, HashSet<int>> _days = [];

    public Vocabulary Vocabulary => vocabulary;

    public VectorTable Vectors { get; } = new();

    public MessageMap Messages { get; } = new();

    /// <summary>Their terms.</summary>
    public InvertedIndex Words { get; } = new();

    /// <summary>Entries held.</summary>
    public int Count => Words.Count;

    /// <summary>Slots are below it.</summary>
    public int SlotCount => _entries.Count;

    public Entry this[int slot] => _entries[slot]!;

    public bool TryGet(int slot, [NotNullWhen(true)] out Entry? entry) => (entry = _entries[slot]) is not null;

    public int Add(Entry entry)
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _entries.Count;
            _entries.Add(null);
        }

        _entries[slot] = entry;
        Words.Add(slot, entry.Terms, entry.Counts, entry.Length);
        foreach (var label in entry.Labels) _labelled[label] = _labelled.GetValueOrDefault(label) + 1;
        if (entry.Memory.Source is { } source) Messages.Add(slot, source);
        File(slot, entry.Day);
        if (entry.ToldOn != entry.Day) File(slot, entry.ToldOn);
        return slot;
    }

    public void Remove(int slot)
    {
        var entry = this[slot];
        _entries[slot] = null;
        _free.Push(slot);
        Words.Remove(slot, entry.Terms, entry.Length);
        foreach (var label in entry.Labels) _labelled[label]--;
        if (entry.Memory.Source is { } source) Messages.Remove(slot, source);
        Unfile(slot, entry.Day);
        Unfile(slot, entry.ToldOn);
        Vectors.Clear(slot);
    }

    /// <summary>Entries that begin with the term as their speaker.</summary>
    public int LabelledWith(int term) => _labelled.GetValueOrDefault(term);

    /// <summary>Entries told on a day or of it.</summary>
    public IReadOnlyCollection<int> On(DateOnly day) => _days.TryGetValue(day, out var slots) ? slots : [];

    /// <summary>Days that have entries.</summary>
    public IEnumerable<DateOnly> Days => _days.Keys;

    private void File(int slot, DateOnly day)
    {
        if (!_days.TryGetValue(day, out var slots)) _days.Add(day, slots = []);
        slots.Add(slot);
    }

    private void Unfile(int slot, DateOnly day)
    {
        if (!_days.TryGetValue(day, out var slots)) return;
        slots.Remove(slot);
        if (slots.Count == 0) _days.Remove(day);
    }
}
