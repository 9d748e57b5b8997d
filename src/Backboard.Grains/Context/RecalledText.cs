namespace Backboard.Grains;

/// <summary>Memories as the model is shown them: one line each, as data beside the newest user message, never in the system role.</summary>
internal static class RecalledText
{
    private const string HowToCite = "Memories. Right after what rests on one, cite it by its mark, as in [memory:id]:";

    /// <summary>Null when nothing was recalled.</summary>
    /// <param name="memories">Best first.</param>
    /// <param name="cite">Whether the answer shall cite. Memories that have no id yet cannot be.</param>
    public static string? Of(ImmutableArray<RetrievedMemory> memories, bool cite)
    {
        if (memories.IsEmpty)
            return null;
        var cites = cite && memories.Any(memory => memory.Id is not null);
        // A memory of several lines must not look like several memories, nor like one with another's mark.
        var lines = memories.Select(memory => cites && memory.Id is { } id
            ? $"- {MemoryMark.Opening}{id}{MemoryMark.Close} {DataText.OneLine(memory.Memory)}"
            : $"- {DataText.OneLine(memory.Memory)}");
        return string.Join('\n', cites ? lines.Prepend(HowToCite) : lines);
    }
}
