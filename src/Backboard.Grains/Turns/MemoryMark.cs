namespace Backboard.Grains;

/// <summary>Citations of memories, <c>[memory:id]</c>: they stay as they are where the memory was retrieved, and go where it was not.</summary>
/// <param name="retrieved">Ids that may be cited.</param>
internal sealed class MemoryMark(IEnumerable<string> retrieved) : CitationMark(Opening)
{
    public const string Opening = "[memory:";
    public const char Close = ']';

    /// <summary>Characters of an id at most; what is longer is no citation.</summary>
    public const int LongestId = 64;

    private readonly Dictionary<string, string> _retrieved = retrieved.ToDictionary(id => id, StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _cited = [];

    /// <summary>Retrieved memories that were cited so far, each once, in the order of the answer.</summary>
    public ImmutableArray<string> Cited => [.. _cited];

    public override string Replace(ReadOnlySpan<char> mark)
    {
        if (!_retrieved.TryGetValue(mark[Opening.Length..^1].Trim().ToString(), out var known))
            return "";
        if (!_cited.Contains(known))
            _cited.Add(known);
        return mark.ToString();
    }

    protected override int MeasureOpened(ReadOnlySpan<char> text)
    {
        var id = text[Opening.Length..];
        var end = id.IndexOfAny(Close, Opening[0], '\n');
        if (end < 0)
            return id.Length <= LongestId ? Undecided : 0;
        return end is > 0 and <= LongestId && id[end] == Close ? Opening.Length + end + 1 : 0;
    }
}
