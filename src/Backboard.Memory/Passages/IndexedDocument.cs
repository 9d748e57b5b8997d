namespace Backboard.Memory.Passages;

/// <summary>Where the chunks of a document are.</summary>
internal sealed class IndexedDocument
{
    private const int None = -1;

    private readonly Dictionary<string, int> _sections = [];
    private readonly List<int> _slots = [];

    /// <summary>Slots, in the order of the text.</summary>
    public IEnumerable<int> Slots => _slots.Where(slot => slot != None);

    /// <summary>The number of a heading path; chunks under the same one share a section.</summary>
    public int SectionOf(string heading)
    {
        if (!_sections.TryGetValue(heading, out var section)) _sections.Add(heading, section = _sections.Count);
        return section;
    }

    public void Add(int ordinal, int slot)
    {
        while (_slots.Count <= ordinal) _slots.Add(None);
        _slots[ordinal] = slot;
    }

    /// <summary>Forgets where these are; returns the slots of those that were held.</summary>
    public List<int> Take(ImmutableArray<DocumentChunk> chunks)
    {
        var taken = new List<int>();
        foreach (var chunk in chunks)
        {
            if (chunk.Ordinal >= _slots.Count || _slots[chunk.Ordinal] == None) continue;
            taken.Add(_slots[chunk.Ordinal]);
            _slots[chunk.Ordinal] = None;
        }

        return taken;
    }
}
