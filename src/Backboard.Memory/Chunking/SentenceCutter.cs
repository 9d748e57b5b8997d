using System.Collections.Frozen;

namespace Backboard.Memory.Chunking;

/// <summary>Finds where sentences end. A wrong place costs little: it is only where a passage may begin.</summary>
internal static class SentenceCutter
{
    /// <summary>What is longer, in tokens, is cut between words, and where it has none, between characters.</summary>
    public const int LongestSentence = 100;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations =
        FrozenSet.ToFrozenSet("mr mrs ms dr prof st vs no nr fig eq sec vol pp approx inc ltd jr sr cf al etc bzw ca".Split(' '), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The end of the sentence that begins here, with the white space after it.</summary>
    /// <param name="text">Without lone surrogates.</param>
    /// <param name="start">Below its length.</param>
    /// <param name="isWhole">False where it had to be cut short.</param>
    public static int EndOf(ReadOnlySpan<char> text, int start, out bool isWhole)
    {
        var (quarters, lastSpace) = (0, start);
        for (var at = start; at < text.Length; at++)
        {
            if ((quarters += QuartersOf(text[at])) > 4 * LongestSentence && at > start)
            {
                isWhole = false;
                return lastSpace > start ? lastSpace : at - (char.IsLowSurrogate(text[at]) ? 1 : 0);
            }

            if (char.IsWhiteSpace(text[at])) lastSpace = at + 1;
            if (EndsAt(text, start, at) is not (> 0 and var end)) continue;
            isWhole = true;
            return end;
        }

        isWhole = true;
        return text.Length;
    }

    private static int QuartersOf(char character) => (int)(4 * TextWeight.Of([character]));

    /// <summary>The end of the sentence that this mark ends, or 0.</summary>
    private static int EndsAt(ReadOnlySpan<char> text, int start, int at)
    {
        if (text[at] is '。' or '！' or '？') return AfterTail(text, at + 1);
        if (text[at] is not ('.' or '!' or '?' or '…')) return 0;
        var end = AfterTail(text, at + 1);
        if (end == text.Length || !char.IsWhiteSpace(text[end - 1])) return end == text.Length ? end : 0;
        if (char.IsLower(text[end])) return 0;
        return text[at] == '.' && IsAbbreviation(text[start..at]) ? 0 : end;
    }

    private static int AfterTail(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is '.' or '!' or '?' or '"' or '\'' or '”' or '’' or '»' or ')' or ']' or '」') at++;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOfAny(" \n\t(".AsSpan()) + 1)..];
        return (word.Length == 1 && char.IsLetter(word[0])) || Abbreviations.Contains(word) || word.Contains('.') && char.IsLetter(word[^1]);
    }
}
