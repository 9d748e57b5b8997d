namespace Backboard.Grains;

/// <summary>Memories as the model is shown them: one line each, as data beside the newest user message, never in the system role.</summary>
internal static class RecalledText
{
    private const string HowToCite = "Memories. Right after what rests on one, cite it by its mark, as in [memory:id]:";

    private static readonly char[] LineEnds = ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    /// <summary>Null when nothing was recalled.</summary>
    /// <param name="memories">Best first.</param>
    /// <param name="cite">Whether the answer shall cite. Memories that have no id yet cannot be.</param>
    public static string? Of(ImmutableArray<RetrievedMemory> memories, bool cite)
    {
        if (memories.IsEmpty)
            return null;
        var cites = cite && memories.Any(memory => memory.Id is not null);
        var lines = memories.Select(memory => cites && memory.Id is { } id
            ? $"- {CitationFilter.Open}{id}{CitationFilter.Close} {OneLine(memory.Memory)}"
            : $"- {OneLine(memory.Memory)}");
        return string.Join('\n', cites ? lines.Prepend(HowToCite) : lines);
    }

    /// <summary>A memory of several lines must not look like several memories, nor like one with another's mark.</summary>
    private static string OneLine(string text) =>
        string.Join(' ', text.Split(LineEnds, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
