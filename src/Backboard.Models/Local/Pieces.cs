namespace Backboard.Models.Local;

/// <summary>The responder's tokens: words, each with the white space before it. Together they are the text again.</summary>
internal static class Pieces
{
    public static List<string> Split(string text)
    {
        List<string> pieces = [];
        var start = 0;
        while (start < text.Length)
        {
            var end = End(text, start);
            if (string.IsNullOrWhiteSpace(text[start..end]) && pieces.Count > 0) pieces[^1] += text[start..end];
            else pieces.Add(text[start..end]);
            start = end;
        }
        return pieces;
    }

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        var isInside = false;
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (!isSpace && !isInside) count++;
            isInside = !isSpace;
        }
        return count;
    }

    private static int End(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
