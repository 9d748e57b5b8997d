namespace Backboard.Abstractions;

/// <summary>Roughly how many tokens a text is: a token is about 4 ASCII characters, 2 of other alphabets, or 1 of Chinese, Japanese or Korean.</summary>
public static class TextWeight
{
    private const char LastAscii = '\x7F';
    private const char FirstIdeographic = '\u2E80';

    /// <summary>Tokens, in quarters; 0 for an empty text. Weights of parts add up to that of the whole.</summary>
    public static double Of(ReadOnlySpan<char> text)
    {
        // In quarters of a token.
        long quarters = text.Length;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] <= LastAscii)
            {
                var ascii = text[at..].IndexOfAnyExceptInRange('\0', LastAscii);
                if (ascii < 0) break;
                at += ascii;
            }

            quarters += text[at] >= FirstIdeographic ? 3 : 1;
        }

        return quarters / 4.0;
    }
}
