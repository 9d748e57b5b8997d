using System.Buffers;

namespace Backboard.Grains;

/// <summary>
/// Citations of passages, <c>[passage:p1 "exact words"]</c>: where the passage was shown and has these words, a number stands for
/// the place, the same for the same place; else nothing does.
/// </summary>
internal sealed class PassageMark(ShownPassages shown) : CitationMark(Opening)
{
    public const string Opening = "[passage:";

    /// <summary>Characters of a mark at most; what is longer is none.</summary>
    public const int Longest = 1_500;

    private const int LongestWithoutQuote = 64;
    private const char Close = ']';

    private static readonly SearchValues<char> QuotationMarks = SearchValues.Create("\"“”„«»");

    private readonly List<Citation> _citations = [];

    public override bool IsKnown => shown.Count > 0;

    /// <summary>What was cited so far; the n-th has number n.</summary>
    public ImmutableArray<Citation> Citations => [.. _citations];

    public override string Replace(ReadOnlySpan<char> mark)
    {
        var quote = StartOfQuote(mark);
        if (quote < 0 || shown.Find(mark[Opening.Length..quote].Trim().ToString()) is not { } passage)
            return "";
        var words = mark[(quote + 1)..mark.LastIndexOfAny(QuotationMarks)].ToString();
        return PassageQuote.Find(passage, words) is { } place ? $"[{NumberOf(passage, place)}]" : "";
    }

    protected override int MeasureOpened(ReadOnlySpan<char> text)
    {
        var length = StartOfQuote(text) is >= 0 and var quote ? EndOfQuoted(text, quote + 1) : EndOfBare(text);
        if (length == Undecided)
            return text.Length <= Longest ? Undecided : 0;
        return length <= Longest ? length : 0;
    }

    /// <summary>Where the quotation mark stands that follows the id; negative for none.</summary>
    private static int StartOfQuote(ReadOnlySpan<char> mark)
    {
        var at = Opening.Length;
        while (at < mark.Length && at < LongestWithoutQuote && IsBeforeQuote(mark[at]))
            at++;
        return at < mark.Length && QuotationMarks.Contains(mark[at]) ? at : -1;
    }

    private static bool IsBeforeQuote(char c) => char.IsAsciiLetterOrDigit(c) || (c != '\n' && char.IsWhiteSpace(c));

    /// <summary>The quote may hold brackets and quotation marks: it ends by both together.</summary>
    private static int EndOfQuoted(ReadOnlySpan<char> text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at..].StartsWith(Opening, StringComparison.OrdinalIgnoreCase))
                return 0;
            if (!QuotationMarks.Contains(text[at]))
                continue;
            var next = at + 1;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
                next++;
            if (next < text.Length && text[next] == Close)
                return next + 1;
        }

        return Undecided;
    }

    /// <summary>A mark that quotes nothing is wrong, and still a mark.</summary>
    private static int EndOfBare(ReadOnlySpan<char> text)
    {
        var end = text[Opening.Length..].IndexOfAny(Close, Opening[0], '\n');
        if (end < 0)
            return text.Length <= LongestWithoutQuote ? Undecided : 0;
        end += Opening.Length;
        return end < LongestWithoutQuote && text[end] == Close ? end + 1 : 0;
    }

    private int NumberOf(Passage passage, (int Start, int Length) place)
    {
        var start = passage.Chunk.Start + place.Start;
        var known = _citations.FindIndex(one => one.DocumentId == passage.DocumentId && one.Start == start && one.Length == place.Length);
        if (known >= 0)
            return known + 1;
        _citations.Add(new Citation(passage.DocumentId, start, place.Length, passage.Chunk.Page, passage.Score)
        {
            Number = _citations.Count + 1,
            Filename = passage.Filename,
            Quote = passage.Chunk.Text.Substring(place.Start, place.Length),
        });
        return _citations.Count;
    }
}
