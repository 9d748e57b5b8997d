namespace Backboard.Models.Local;

/// <summary>A document that a turn is told of.</summary>
/// <param name="Name">Its file's name.</param>
/// <param name="Summary">What it is about; null where it cannot be read, or not yet.</param>
/// <param name="Note">Why there is no summary, as the line has it; empty where there is one.</param>
internal sealed record ListedDocument(string Name, string? Summary, string Note)
{
    private const string Start = "document \"";
    private const string BeforeSummary = "): ";

    /// <summary>Reads <c>document "name" (type): summary</c>; null when the line is none such.</summary>
    public static ListedDocument? Parse(string line)
    {
        if (!line.StartsWith(Start, StringComparison.Ordinal)) return null;
        var end = line.IndexOf('"', Start.Length);
        if (end < 0) return null;
        var (name, rest) = (line[Start.Length..end], line[(end + 1)..]);
        var summary = rest.IndexOf(BeforeSummary, StringComparison.Ordinal);
        return summary >= 0
            ? new ListedDocument(name, rest[(summary + BeforeSummary.Length)..].Trim(), "")
            : new ListedDocument(name, null, rest[(rest.IndexOf(')', StringComparison.Ordinal) + 1)..].Trim(' ', '.'));
    }
}
