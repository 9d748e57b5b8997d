namespace Backboard.FakeModel.Scripting;

/// <summary>
/// What a token is here: one run of characters that are not white space. Input counts the texts of the system
/// prompt and all messages, tool calls (name and arguments) and tool outputs, but not tool definitions; output counts
/// text, reasoning, and tool calls.
/// </summary>
public static class TokenRule
{
    public static long Count(ReadOnlySpan<char> text)
    {
        long words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var space = char.IsWhiteSpace(c);
            if (!space && !inside) words++;
            inside = !space;
        }

        return words;
    }

    public static long CountCall(string name, string arguments) => Count(name) + Count(arguments);

    /// <summary>The words of a text, each with the white space that follows it, so that joining them gives the text again.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i - 1]) || char.IsWhiteSpace(text[i])) continue;
            yield return text[start..i];
            start = i;
        }

        if (start < text.Length) yield return text[start..];
    }

    /// <summary>Pieces of at most <paramref name="length"/> UTF-16 units that never split a surrogate pair.</summary>
    public static IEnumerable<string> Pieces(string text, int length)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(start + length, text.Length);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1])) end--;
            yield return text[start..end];
            start = end;
        }
    }
}
