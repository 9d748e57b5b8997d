namespace Backboard.Grains;

/// <summary>The documents in scope as lines: name, what they are about, and those that cannot be read yet or at all.</summary>
internal static class DocumentList
{
    private const int Most = 40;
    private const int LongestSummary = 600;

    /// <summary>Where there are too many, those of this turn and those that matter to it are named.</summary>
    /// <param name="documents">Oldest first.</param>
    /// <param name="quoted">Files that are quoted.</param>
    /// <param name="runId">The turn.</param>
    public static IEnumerable<string> Of(ImmutableArray<Document> documents, ImmutableArray<string> quoted, Guid runId)
    {
        var named = documents
            .Select((document, at) => (Document: document, At: at))
            .OrderByDescending(one => one.Document.RunId == runId)
            .ThenByDescending(one => quoted.Contains(one.Document.Filename))
            .ThenByDescending(one => one.Document.Status != DocumentStatus.Indexed)
            .ThenByDescending(one => one.At)
            .Take(Most)
            .OrderBy(one => one.At)
            .Select(one => Line(one.Document, runId));
        return documents.Length > Most ? named.Append($"{documents.Length - Most} more documents are not named here.") : named;
    }

    private static string Line(Document document, Guid runId)
    {
        var pages = document.PageCount is { } count ? count == 1 ? ", 1 page" : $", {count} pages" : "";
        var sent = document.RunId == runId ? ", sent with this message" : "";
        return $"document {DataText.Quoted(document.Filename)} ({document.Type}{pages}{sent}){State(document)}";
    }

    private static string State(Document document) => document.Status switch
    {
        DocumentStatus.Indexed when document.Summary is { Length: > 0 } summary => $": {DataText.OneLine(DataText.Short(summary, LongestSummary))}",
        DocumentStatus.Indexed => ".",
        DocumentStatus.Failed => $" could not be read: {DataText.OneLine(DataText.Short(document.StatusMessage ?? "the reason is not known.", LongestSummary))}",
        _ => " is still being read.",
    };
}
