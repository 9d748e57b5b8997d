using System.Globalization;

namespace Backboard.Grains;

/// <summary>Tells whether a text may be cut at a place without leaving another word or another number than it says.</summary>
internal static class WordBoundary
{
    /// <summary>Whether a word, a number or a character goes on over this place. Where words are not written apart, no word does.</summary>
    public static bool IsInside(string text, int place)
    {
        if (place <= 0 || place >= text.Length)
            return false;
        var (before, after) = (text[place - 1], text[place]);
        return char.IsLowSurrogate(after) || IsMark(after)
            || (IsOfWord(before) && IsOfWord(after))
            || (IsPoint(after) && char.IsAsciiDigit(before) && IsDigit(text, place + 1))
            || (IsPoint(before) && char.IsAsciiDigit(after) && IsDigit(text, place - 2));
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c)
        && c is not ((>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or >= '\u2E80');

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsPoint(char c) => c is '.' or ',';

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);
}
