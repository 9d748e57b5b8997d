using Backboard.Memory.Chunking;

namespace Backboard.Memory.Summaries;

/// <summary>
/// Sums up a document from its own words while it is read: its title or first heading and the few sentences that say most of its frequent
/// words, from all over it. Where there are no sentences, its headings and first lines. The same text gives the same summary.
/// </summary>
internal sealed class SummaryBuilder
{
    /// <summary>UTF-16 units of a summary.</summary>
    public const int Longest = 1_000;

    private const int MostHeadings = 12;
    private const int MostLines = 5;
    private const int LongestLine = 200;

    private readonly TermCounts _terms = new();
    private readonly Candidates _candidates = new();
    private readonly List<string> _headings = [];
    private readonly List<string> _lines = [];

    public void Heading(string text)
    {
        if (_headings.Count < MostHeadings) _headings.Add(WhiteSpace.Collapse(text));
    }

    /// <param name="piece">A sentence, a line, a row.</param>
    public void Add(ReadOnlySpan<char> piece)
    {
        for (var start = 0; start < piece.Length;)
        {
            var end = SentenceCutter.EndOf(piece, start, out _);
            // Without what marks a list or a comment.
            var sentence = piece[start..end].Trim().TrimStart("-*/#>•· ");
            var terms = _terms.Count(sentence);
            var isSentence = _candidates.Offer(sentence, terms);
            if (!isSentence && terms.Length > 0 && _lines.Count < MostLines && sentence.Length <= LongestLine) _lines.Add(WhiteSpace.Collapse(sentence.ToString()));
            start = end;
        }
    }

    public string Build()
    {
        var title = _headings.Count > 0 ? Ended(Cut(_headings[0], LongestLine)) : "";
        var sentences = SentenceChoice.Of(_candidates, _terms, Longest - title.Length);
        IEnumerable<string> parts = sentences.Count > 0 ? sentences : [.. _headings.Skip(1).Select(Ended), .. _lines.Except(_headings)];
        return Fit(title.Length > 0 ? [title, .. parts] : parts);
    }

    private static string Fit(IEnumerable<string> parts)
    {
        var summary = "";
        foreach (var part in parts)
        {
            if (summary.Length + part.Length + 1 > Longest) continue;
            summary += summary.Length > 0 ? $" {part}" : part;
        }

        return summary;
    }

    private static string Ended(string heading) => heading.Length > 0 && char.IsLetterOrDigit(heading[^1]) ? $"{heading}." : heading;

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
