using System.Text;

namespace Backboard.Grains;

/// <summary>
/// Lets an answer pass as it comes, except for the marks by which it cites: each is replaced by what stands for it, nothing where it is
/// wrong. What may become a mark is held back until that is decided.
/// </summary>
/// <param name="marks">Kinds of marks; no two begin alike.</param>
internal sealed class CitationFilter(params ImmutableArray<CitationMark> marks)
{
    private const char Open = '[';

    private string _held = "";

    /// <summary>Takes in more of the answer; returns what may be shown now.</summary>
    public string Push(string delta)
    {
        if (_held.Length == 0 && !delta.Contains(Open))
            return delta;
        var text = _held + delta;
        var shown = new StringBuilder(text.Length);
        _held = "";
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf(Open, at);
            shown.Append(text, at, (open < 0 ? text.Length : open) - at);
            if (open < 0)
                break;
            var (mark, length) = Measure(text.AsSpan(open));
            if (length == CitationMark.Undecided)
            {
                _held = text[open..];
                break;
            }

            shown.Append(mark is null ? text.AsSpan(open, 1) : mark.Replace(text.AsSpan(open, length)));
            at = open + Math.Max(length, 1);
        }

        return shown.ToString();
    }

    /// <summary>The answer has ended: what was held back is no mark, though there may be some in it.</summary>
    public string Flush()
    {
        var shown = new StringBuilder();
        while (_held is [var first, .. var rest])
        {
            _held = "";
            shown.Append(first).Append(Push(rest));
        }

        return shown.ToString();
    }

    /// <summary>The mark that the text begins with; null for none, or where it is undecided.</summary>
    private (CitationMark? Mark, int Length) Measure(ReadOnlySpan<char> text)
    {
        foreach (var mark in marks)
        {
            var length = mark.Measure(text);
            if (length != 0)
                return (length > 0 ? mark : null, length);
        }

        return (null, 0);
    }
}
