namespace Backboard.Memory.Passages;

/// <summary>The chunks of a document by ordinal.</summary>
internal sealed class IndexedDocument
{
    private readonly Dictionary<string, int> _sections = [];
    private readonly SortedDictionary<int, int> _slots = [];

    /// <summary>Slots, in the order of the text.</summary>
    public IReadOnlyDictionary<int, int> Slots => _slots;

    /// <summary>The number of a heading path; chunks under the same one share a section.</summary>
    public int SectionOf(string? heading)
    {
        if (!_sections.TryGetValue(heading ?? "", out var section)) _sections.Add(heading ?? "", section = _sections.Count);
        return section;
    }

    public void Add(int ordinal, int slot) => _slots.Add(ordinal, slot);

    public bool Take(int ordinal, out int slot) => _slots.Remove(ordinal, out slot);
}
