using System.Text;

namespace Backboard.Grains;

/// <summary>
/// Lets an answer pass as it comes, except for citations of memories that were not retrieved: those are taken out. What may
/// become a citation is held back until that is decided.
/// </summary>
/// <param name="retrieved">Ids that may be cited.</param>
internal sealed class CitationFilter(IEnumerable<string> retrieved)
{
    public const string Open = "[memory:";
    public const char Close = ']';

    /// <summary>Characters of an id at most; what is longer is no citation.</summary>
    public const int LongestId = 64;

    private readonly Dictionary<string, string> _retrieved = retrieved.ToDictionary(id => id, StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _cited = [];
    private string _held = "";

    /// <summary>Retrieved memories that were cited so far, each once, in the order of the answer.</summary>
    public ImmutableArray<string> Cited => [.. _cited];

    /// <summary>Takes in more of the answer; returns what may be shown now.</summary>
    public string Push(string delta)
    {
        if (_held.Length == 0 && !delta.Contains(Open[0]))
            return delta;
        var text = _held + delta;
        var shown = new StringBuilder(text.Length);
        _held = "";
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf(Open[0], at);
            shown.Append(text, at, (open < 0 ? text.Length : open) - at);
            if (open < 0)
                break;
            var mark = text.AsSpan(open);
            if (MayGoOn(mark))
            {
                _held = text[open..];
                break;
            }

            var length = LengthOf(mark);
            if (length == 0 || Cite(mark[Open.Length..(length - 1)]))
                shown.Append(mark[..Math.Max(length, 1)]);
            at = open + Math.Max(length, 1);
        }

        return shown.ToString();
    }

    /// <summary>The answer has ended: what is held back is text.</summary>
    public string Flush()
    {
        var rest = _held;
        _held = "";
        return rest;
    }

    /// <summary>Whether more text could still make it a citation.</summary>
    private static bool MayGoOn(ReadOnlySpan<char> mark) => mark.Length < Open.Length
        ? Open.AsSpan().StartsWith(mark, StringComparison.OrdinalIgnoreCase)
        : IsOpened(mark) && EndOfId(mark) < 0 && mark.Length - Open.Length <= LongestId;

    /// <summary>Characters of the citation that the text begins with; 0 for none.</summary>
    private static int LengthOf(ReadOnlySpan<char> mark)
    {
        if (!IsOpened(mark))
            return 0;
        var end = EndOfId(mark);
        return end > 0 && end <= LongestId && mark[Open.Length + end] == Close ? Open.Length + end + 1 : 0;
    }

    private static bool IsOpened(ReadOnlySpan<char> mark) => mark.StartsWith(Open, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the id ends, counted from its beginning, by its closing or by what no id has; negative when it goes on.</summary>
    private static int EndOfId(ReadOnlySpan<char> mark) => mark[Open.Length..].IndexOfAny(Close, Open[0], '\n');

    /// <summary>False when it was not retrieved.</summary>
    private bool Cite(ReadOnlySpan<char> id)
    {
        if (!_retrieved.TryGetValue(id.Trim().ToString(), out var known))
            return false;
        if (!_cited.Contains(known))
            _cited.Add(known);
        return true;
    }
}
