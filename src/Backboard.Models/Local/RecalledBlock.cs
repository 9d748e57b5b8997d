namespace Backboard.Models.Local;

/// <summary>The recalled data of a turn: lines of memory, and the documents in scope with what is quoted of them.</summary>
internal sealed record RecalledBlock(IReadOnlyList<MemoryLine> Memories, IReadOnlyList<ListedDocument> Documents, IReadOnlyList<RecalledPassage> Passages)
{
    private const string DocumentsOpen = "<documents>";
    private const string DocumentsClose = "</documents>";
    private const string MemoryStart = "- ";
    private const char QuotedLine = '|';

    public static RecalledBlock Parse(string? block)
    {
        List<MemoryLine> memories = [];
        List<ListedDocument> documents = [];
        List<RecalledPassage> passages = [];
        var isInDocuments = false;
        foreach (var line in (block ?? "").Split('\n'))
        {
            if (line is DocumentsOpen or DocumentsClose) isInDocuments = line == DocumentsOpen;
            else if (!isInDocuments && line.StartsWith(MemoryStart, StringComparison.Ordinal)) memories.Add(MemoryLine.Parse(line[MemoryStart.Length..].Trim()));
            else if (!isInDocuments) continue;
            else if (line.StartsWith(QuotedLine) && passages.Count > 0) passages[^1] = passages[^1].With(line[1..].TrimStart(' '));
            else if (RecalledPassage.Begin(line) is { } passage) passages.Add(passage);
            else if (ListedDocument.Parse(line) is { } document) documents.Add(document);
        }
        return new RecalledBlock(memories, documents, passages);
    }
}
