namespace Backboard.Models.Rendering;

/// <summary>
/// How data stands inside a user turn: a delimited block on lines of its own before the user's words. Written by the renderer, read by
/// the offline responder. Data can never close its own block.
/// </summary>
internal static class DataBlocks
{
    public const string RecalledOpen = "<recalled>";
    public const string RecalledClose = "</recalled>";
    public const string SummaryOpen = "<summary>";
    public const string SummaryClose = "</summary>";

    /// <summary>Puts what was recalled before the words it belongs to.</summary>
    public static string WrapRecalled(string data, string words) => Wrap(RecalledOpen, RecalledClose, data, words);

    /// <summary>Puts the summary of older turns before the first user turn's words.</summary>
    public static string WrapSummary(string data, string words) => Wrap(SummaryOpen, SummaryClose, data, words);

    /// <summary>Takes the leading blocks off a user turn again.</summary>
    public static UserTurn Strip(string text)
    {
        string? recalled = null, summary = null;
        while (true)
        {
            if (recalled is null && TryTake(ref text, RecalledOpen, RecalledClose, out var block)) recalled = block;
            else if (summary is null && TryTake(ref text, SummaryOpen, SummaryClose, out block)) summary = block;
            else return new UserTurn(text, recalled, summary);
        }
    }

    private static string Wrap(string open, string close, string data, string words) =>
        $"{open}\n{data.Replace(close, "< " + close[1..], StringComparison.OrdinalIgnoreCase).Trim()}\n{close}\n{words}";

    private static bool TryTake(ref string text, string open, string close, out string block)
    {
        block = "";
        var start = text.AsSpan().TrimStart();
        if (!start.StartsWith(open, StringComparison.Ordinal)) return false;
        var end = start.IndexOf(close, StringComparison.Ordinal);
        if (end < 0) return false;
        block = start[open.Length..end].Trim().ToString();
        text = start[(end + close.Length)..].TrimStart().ToString();
        return true;
    }
}

/// <summary>A user turn without its data blocks.</summary>
internal sealed record UserTurn(string Words, string? Recalled, string? Summary);
