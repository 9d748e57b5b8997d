namespace Backboard.Models.Local;

/// <summary>A piece of a document.</summary>
/// <param name="Id">How an answer names it; null where it shall not be cited.</param>
/// <param name="Source">Its file's name.</param>
/// <param name="Text">The words, line by line.</param>
internal sealed record RecalledPassage(string? Id, string Source, string Text)
{
    private const string Start = "passage ";
    private const string BeforeSource = "of \"";

    /// <summary>Reads <c>passage p1 of "name", page 2:</c>; null when the line begins none, or only points at an earlier one.</summary>
    public static RecalledPassage? Begin(string line)
    {
        if (!line.StartsWith(Start, StringComparison.Ordinal) || !line.EndsWith(':')) return null;
        var source = line.IndexOf(BeforeSource, StringComparison.Ordinal);
        var end = source < 0 ? -1 : line.IndexOf('"', source + BeforeSource.Length);
        if (end < 0) return null;
        var id = line[Start.Length..source].Trim();
        return new RecalledPassage(id.Length > 0 ? id : null, line[(source + BeforeSource.Length)..end], "");
    }

    public RecalledPassage With(string line) => this with { Text = Text.Length == 0 ? line : $"{Text}\n{line}" };

    /// <summary>How words of it are cited; empty where they shall not be.</summary>
    public string Mark(string words) => Id is null ? "" : $" [passage:{Id} \"{words}\"]";
}
