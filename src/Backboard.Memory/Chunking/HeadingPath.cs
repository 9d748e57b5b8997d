namespace Backboard.Memory.Chunking;

/// <summary>The headings that a place stands under.</summary>
internal sealed class HeadingPath
{
    private const string Separator = " › ";
    private const int LongestHeading = 120;

    private readonly List<(int Level, string Text)> _headings = [];

    /// <summary>Outermost first; null for none.</summary>
    public string? Text => _headings.Count == 0 ? null : string.Join(Separator, _headings.Select(heading => heading.Text));

    public int Level => _headings.Count == 0 ? 0 : _headings[^1].Level;

    public void Clear() => _headings.Clear();

    /// <summary>Leaves the headings of this level and below, and enters this one.</summary>
    /// <param name="level">From 1, the outermost.</param>
    public void Enter(int level, string text)
    {
        Leave(level);
        var words = WhiteSpace.Collapse(text);
        if (words.Length > LongestHeading) words = words[..LastWhole(words, LongestHeading)];
        if (words.Length > 0) _headings.Add((level, words));
    }

    /// <summary>Leaves the headings of this level and below.</summary>
    public void Leave(int level)
    {
        while (_headings.Count > 0 && Level >= level) _headings.RemoveAt(_headings.Count - 1);
    }

    private static int LastWhole(string words, int length) => char.IsHighSurrogate(words[length - 1]) ? length - 1 : length;
}
