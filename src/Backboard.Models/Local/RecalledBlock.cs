using System.Text.RegularExpressions;

namespace Backboard.Models.Local;

/// <summary>
/// The recalled data of a turn, by how its lines begin: memories with a dash, documents and passages with these words, a passage's own lines
/// with a bar. All else is said to the reader.
/// </summary>
internal sealed partial record RecalledBlock(
    IReadOnlyList<MemoryLine> Memories, IReadOnlyList<ListedDocument> Documents, IReadOnlyList<RecalledPassage> Passages)
{
    private const char Bar = '|';

    public static RecalledBlock Parse(string? block)
    {
        List<MemoryLine> memories = [];
        List<ListedDocument> documents = [];
        List<RecalledPassage> passages = [];
        foreach (var line in (block ?? "").Split('\n'))
        {
            if (line.StartsWith("- ", StringComparison.Ordinal)) memories.Add(MemoryLine.Parse(line[2..].Trim()));
            else if (line.StartsWith(Bar) && passages.Count > 0) passages[^1] = passages[^1].With(line.Length > 2 ? line[2..] : "");
            else if (PassageLine().Match(line) is { Success: true } passage) passages.Add(Read(passage));
            else if (DocumentLine().Match(line) is { Success: true } document) documents.Add(ListedDocument.Read(document));
        }
        return new RecalledBlock(memories, documents, [.. passages.Where(passage => passage.Text.Length > 0)]);
    }

    private static RecalledPassage Read(Match line) => new(
        line.Groups["name"].Value,
        line.Groups["id"] is { Success: true } id ? id.Value : null,
        line.Groups["heading"].Value,
        "");

    [GeneratedRegex(
        """^passage (?:(?<id>p\d+) )?of "(?<name>[^"]*)"(?:, page \d+)?(?:, under "(?<heading>[^"]*)")?:$""",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PassageLine();

    [GeneratedRegex(
        """^document "(?<name>[^"]*)" \((?<facts>[^)]*)\)(?:: (?<summary>.+)| could not be read: (?<reason>.+)| is still being (?<pending>read)\.|\.)$""",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocumentLine();
}

/// <summary>A document that there is.</summary>
/// <param name="Name">Its file's name.</param>
/// <param name="Summary">What it is about, or null.</param>
/// <param name="Unread">Why nothing can be said of it, a sentence that begins with its name; null where something can.</param>
/// <param name="IsSent">It came with the newest message.</param>
internal sealed record ListedDocument(string Name, string? Summary, string? Unread, bool IsSent)
{
    public static ListedDocument Read(Match line)
    {
        var (name, reason) = (line.Groups["name"].Value, line.Groups["reason"]);
        var unread = line.Groups["pending"].Success ? $"{name} is still being read." : reason.Success ? $"{name} could not be read: {reason.Value}" : null;
        var sent = line.Groups["facts"].Value.EndsWith("sent with this message", StringComparison.Ordinal);
        return new ListedDocument(name, line.Groups["summary"] is { Success: true } summary ? summary.Value : null, unread, sent);
    }
}

/// <summary>A piece of a document.</summary>
/// <param name="Source">Its file's name.</param>
/// <param name="Id">By which it is cited; null where it shall not be.</param>
/// <param name="Heading">What it stands under, or empty.</param>
/// <param name="Text">The words, line by line as they are shown.</param>
internal sealed record RecalledPassage(string Source, string? Id, string Heading, string Text)
{
    public RecalledPassage With(string line) => this with { Text = Text.Length == 0 ? line : $"{Text}\n{line}" };
}
