namespace Backboard.Models.Local;

/// <summary>The recalled data of a turn: memories are lines that start with a dash, all else are passages of documents.</summary>
internal sealed record RecalledBlock(IReadOnlyList<RecalledMemory> Memories, IReadOnlyList<RecalledPassage> Passages)
{
    private const int LongestHeading = 100;

    public bool IsEmpty => Memories.Count == 0 && Passages.Count == 0;

    public static RecalledBlock Parse(string? block)
    {
        List<RecalledMemory> memories = [];
        List<RecalledPassage> passages = [];
        var isNew = true;
        foreach (var line in (block ?? "").Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length == 0 || IsHeading(line))
            {
                isNew = true;
                continue;
            }
            if (line.StartsWith("- ", StringComparison.Ordinal)) memories.Add(RecalledMemory.Parse(line[2..].Trim()));
            else if (line.StartsWith('[') && line.IndexOf(']', StringComparison.Ordinal) is > 1 and var end)
                passages.Add(new RecalledPassage(line[1..end], line[(end + 1)..].TrimStart(' ', ':')));
            else if (isNew || passages.Count == 0) passages.Add(new RecalledPassage(null, line));
            else passages[^1] = passages[^1] with { Text = $"{passages[^1].Text}\n{line}".Trim() };
            isNew = false;
        }
        return new RecalledBlock(memories, passages);
    }

    private static bool IsHeading(string line) => line.EndsWith(':') && line.Length <= LongestHeading && !line.StartsWith('-');
}

/// <summary>A piece of a document.</summary>
/// <param name="Source">Its file's name, or null.</param>
/// <param name="Text">The words.</param>
internal sealed record RecalledPassage(string? Source, string Text);
