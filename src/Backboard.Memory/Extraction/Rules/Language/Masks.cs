namespace Backboard.Memory.Extraction.Rules;

/// <summary>Which characters of a message are not the user's own: quotations, quoted lines, code.</summary>
internal sealed class Masks
{
    private readonly bool[] quoted;

    public Masks(string message)
    {
        quoted = new bool[message.Length];
        var end = MaskFences(message);
        MaskLines(message);
        MaskPairs(message, end);
    }

    public bool IsQuoted(int at) => quoted[at];

    private int MaskFences(string message)
    {
        for (var open = message.IndexOf("```", StringComparison.Ordinal); open >= 0;)
        {
            var close = message.IndexOf("```", open + 3, StringComparison.Ordinal);
            Mask(open, close < 0 ? message.Length : close + 3);
            if (close < 0) return open;
            open = message.IndexOf("```", close + 3, StringComparison.Ordinal);
        }
        return message.Length;
    }

    private void MaskLines(string message)
    {
        for (var start = 0; start < message.Length;)
        {
            var end = message.IndexOf('\n', start);
            if (end < 0) end = message.Length;
            if (message.AsSpan(start, end - start).TrimStart().StartsWith('>')) Mask(start, end);
            start = end + 1;
        }
    }

    private void MaskPairs(string message, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (quoted[i]) continue;
            var close = message[i] switch
            {
                '"' => '"',
                '“' or '„' => '”',
                '«' => '»',
                '`' => '`',
                '\'' or '‘' when IsOpening(message, i) => message[i] == '‘' ? '’' : '\'',
                _ => '\0',
            };
            if (close == '\0') continue;
            var stop = EndOfQuotation(message, i + 1, end, close);
            if (stop < 0) continue;
            Mask(i, stop + 1);
            i = stop;
        }
    }

    private static bool IsOpening(string text, int at) => (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static int EndOfQuotation(string text, int from, int end, char close)
    {
        for (var i = from; i < end; i++)
            if (text[i] == close && (close is not ('\'' or '’') || i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]))) return i;
        return -1;
    }

    private void Mask(int start, int end) => quoted.AsSpan(start, end - start).Fill(true);
}
