using System.Diagnostics.CodeAnalysis;
using Backboard.Memory.Embeddings;
using Backboard.Memory.Text;

namespace Backboard.Memory.Recall;

/// <summary>The entries of an index by slot, with the structures they are found through.</summary>
internal sealed class Corpus(Vocabulary vocabulary)
{
    private readonly List<Entry?> _entries = [];
    private readonly Stack<int> _free = [];
    private readonly List<PostingList> _postings = [];
    private readonly Dictionary<int, int> _labelled = [];
    private readonly Dictionary<DateOnly, HashSet<int>> _days = [];
    private ushort[] _lengths = [];
    private long _totalLength;

    public Vocabulary Vocabulary => vocabulary;

    public VectorTable Vectors { get; } = new();

    public MessageMap Messages { get; } = new();

    /// <summary>Entries held.</summary>
    public int Count { get; private set; }

    /// <summary>Slots are below it.</summary>
    public int SlotCount => _entries.Count;

    /// <summary>Terms of all entries.</summary>
    public long TotalLength => _totalLength;

    /// <summary>Terms of an entry on average, at least one.</summary>
    public double AverageLength => Count == 0 ? 1 : Math.Max(1, (double)_totalLength / Count);

    public Entry this[int slot] => _entries[slot]!;

    public bool TryGet(int slot, [NotNullWhen(true)] out Entry? entry) => (entry = _entries[slot]) is not null;

    public int LengthOf(int slot) => _lengths[slot];

    public int Add(Entry entry)
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _entries.Count;
            _entries.Add(null);
        }

        _entries[slot] = entry;
        if (slot >= _lengths.Length) Array.Resize(ref _lengths, Math.Max(64, (slot + 1) * 3 / 2));
        _lengths[slot] = (ushort)Math.Min(entry.Length, ushort.MaxValue);
        Count++;
        _totalLength += entry.Length;
        for (var i = 0; i < entry.Terms.Length; i++) PostingsToFill(entry.Terms[i]).Add(slot, entry.Counts[i]);
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
        Count--;
        _totalLength -= entry.Length;
        foreach (var term in entry.Terms) _postings[term].Remove(slot);
        foreach (var label in entry.Labels) _labelled[label]--;
        if (entry.Memory.Source is { } source) Messages.Remove(slot, source);
        Unfile(slot, entry.Day);
        Unfile(slot, entry.ToldOn);
        Vectors.Clear(slot);
    }

    public PostingList? Postings(int term) => term >= 0 && term < _postings.Count ? _postings[term] : null;

    /// <summary>Entries that have the term.</summary>
    public int Having(int term) => Postings(term)?.Count ?? 0;

    /// <summary>Entries that begin with the term as their speaker.</summary>
    public int LabelledWith(int term) => _labelled.GetValueOrDefault(term);

    /// <summary>Entries told on a day or of it.</summary>
    public IReadOnlyCollection<int> On(DateOnly day) => _days.TryGetValue(day, out var slots) ? slots : [];

    /// <summary>Days that have entries.</summary>
    public IEnumerable<DateOnly> Days => _days.Keys;

    private PostingList PostingsToFill(int term)
    {
        while (_postings.Count <= term) _postings.Add(new PostingList());
        return _postings[term];
    }

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
