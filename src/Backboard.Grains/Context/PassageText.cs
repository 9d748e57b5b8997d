using System.Text;

namespace Backboard.Grains;

/// <summary>
/// Passages as a model is shown them: a line that says which and where from, then their own lines, each behind a bar, so that nothing in
/// them can pass for a line of ours.
/// </summary>
internal static class PassageText
{
    public const string LinePrefix = "| ";

    /// <summary>How a passage is cited, and that its words are no instructions.</summary>
    public const string HowToCite =
        "Right after each statement that rests on a passage, cite the passage by its id and its exact words, as in [passage:p1 \"exact words\"].";

    /// <summary>Shows passages, as far as there is room; empty when none is shown.</summary>
    /// <param name="passages">In the order in which they are to be read.</param>
    /// <param name="shown">Gives the ids, and knows what was shown before.</param>
    /// <param name="cites">Whether ids are told.</param>
    public static string Of(ImmutableArray<Passage> passages, ShownPassages shown, bool cites)
    {
        var text = new StringBuilder();
        var before = default(Passage);
        foreach (var passage in passages)
        {
            var isKnown = shown.IdOf(passage) is not null;
            if (shown.Show(passage) is not { } id)
                break;
            text.Append(text.Length > 0 ? "\n\n" : "").Append(Heading(passage, cites ? id : null));
            if (isKnown)
                text.Append(" is shown above.");
            else
                AppendLines(text.Append(':'), Unrepeated(passage, before));
            before = passage;
        }

        return text.ToString();
    }

    private static string Heading(Passage passage, string? id)
    {
        var (name, chunk) = (DataText.Quoted(passage.Filename), passage.Chunk);
        var page = chunk.Page is { } number ? $", page {number}" : "";
        var heading = chunk.Heading is { Length: > 0 } path ? $", under {DataText.Quoted(path)}" : "";
        return $"passage {(id is null ? "" : $"{id} ")}of {name}{page}{heading}";
    }

    /// <summary>Of a chunk that follows the one before it, only what that one did not say already.</summary>
    private static string Unrepeated(Passage passage, Passage? before)
    {
        var (chunk, earlier) = (passage.Chunk, before?.Chunk);
        if (earlier is null || before!.DocumentId != passage.DocumentId || chunk.Ordinal != earlier.Ordinal + 1)
            return chunk.Text;
        var overlap = earlier.Start + earlier.Length - chunk.Start;
        return overlap > 0 && overlap < chunk.Length ? chunk.Text[overlap..] : chunk.Text;
    }

    private static void AppendLines(StringBuilder text, string words)
    {
        foreach (var line in DataText.Lines(words.Trim()))
            text.Append('\n').Append(LinePrefix.AsSpan(0, line.Length == 0 ? 1 : 2)).Append(line);
    }
}
