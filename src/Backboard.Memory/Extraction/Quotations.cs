namespace Backboard.Memory.Extraction;

/// <summary>Finds what a text only quotes: lines that start with ">", fenced code, and what stands between quotation marks.</summary>
internal static class Quotations
{
    private const string Openers = "\"“„«‘「『";

    /// <summary>In no order; may overlap.</summary>
    public static List<TextSpan> In(string text)
    {
        List<TextSpan> found = [];
        AddLines(text, found);
        AddMarked(text, found);
        return found;
    }

    private static void AddLines(string text, List<TextSpan> found)
    {
        string? fence = null;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            var line = text.AsSpan(start, end - start).TrimStart();
            var mark = line.StartsWith("```", StringComparison.Ordinal) ? "```" : line.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : null;
            if (fence is not null || mark is not null || line.StartsWith('>')) found.Add(new TextSpan(start, end - start));
            if (mark is not null) fence = fence is null ? mark : fence == mark ? null : fence;
            start = end;
        }
    }

    private static void AddMarked(string text, List<TextSpan> found)
    {
        // Up to where a kind of mark is known not to be closed, so that a text full of openers is not searched again for each.
        Span<int> unclosedUntil = stackalloc int[Openers.Length];
        for (var at = 0; at < text.Length; at++)
        {
            var kind = Openers.IndexOf(text[at]);
            if (kind < 0 || at < unclosedUntil[kind] || (text[at] == '"' && IsWordBefore(text, at))) continue;
            var end = ParagraphEnd(text, at);
            var close = Close(text, at, end);
            if (close < 0)
            {
                unclosedUntil[kind] = end;
                continue;
            }

            found.Add(new TextSpan(at, close + 1 - at));
            at = close;
        }
    }

    private static int Close(string text, int open, int end)
    {
        var closers = text[open] switch { '„' => "“”", '“' => "”", '«' => "»", '「' => "」", '『' => "』", '‘' => "’", _ => "\"" };
        for (var at = open + 1; at < end; at++)
        {
            var next = text.AsSpan(at, end - at).IndexOfAny(closers);
            if (next < 0) return -1;
            at += next;
            // An apostrophe, or the beginning of the next quotation, closes nothing.
            if (text[at] is not ('"' or '’') || at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1])) return at;
        }

        return -1;
    }

    private static int ParagraphEnd(string text, int from)
    {
        var end = text.IndexOf("\n\n", from, StringComparison.Ordinal);
        return end < 0 ? text.Length : end;
    }

    private static bool IsWordBefore(string text, int at) => at > 0 && char.IsLetterOrDigit(text[at - 1]);
}
