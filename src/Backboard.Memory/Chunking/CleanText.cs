using System.Buffers;
using System.Text;

namespace Backboard.Memory.Chunking;

/// <summary>Text as it may be stored: lines end with a line feed, no control characters, no byte order marks, no half characters.</summary>
internal static class CleanText
{
    private const char Replacement = '\uFFFD';

    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\n', '\t']), .. Enumerable.Range(0x7F, 0x21).Select(code => (char)code),
         '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF', .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    public static string Of(string text)
    {
        var at = text.AsSpan().IndexOfAny(Suspects);
        if (at < 0) return text;
        var clean = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++) at += Append(clean, text, at);
        return clean.ToString();
    }

    /// <returns>Further characters that were used up.</returns>
    private static int Append(StringBuilder clean, string text, int at)
    {
        var character = text[at];
        if (char.IsSurrogate(character))
        {
            if (char.IsHighSurrogate(character) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                clean.Append(text, at, 2);
                return 1;
            }

            clean.Append(Replacement);
        }
        else if (character == '\r')
        {
            clean.Append('\n');
            return at + 1 < text.Length && text[at + 1] == '\n' ? 1 : 0;
        }
        else if (character is '\v' or '\f' or '\u0085' or '\u2028' or '\u2029')
        {
            clean.Append('\n');
        }
        else if (!Suspects.Contains(character))
        {
            clean.Append(character);
        }

        return 0;
    }
}
