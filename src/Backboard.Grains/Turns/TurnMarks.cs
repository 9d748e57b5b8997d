namespace Backboard.Grains;

/// <summary>The marks by which an answer may cite, and what it has cited.</summary>
/// <param name="memories">Marks of memories; null where none are asked for.</param>
/// <param name="passages">Marks of passages; null where there is nothing to quote.</param>
internal sealed class TurnMarks(MemoryMark? memories, PassageMark? passages)
{
    private readonly CitationFilter? _filter = memories is null && passages is null
        ? null
        : new CitationFilter([.. new CitationMark?[] { memories, passages }.OfType<CitationMark>()]);

    public ImmutableArray<string> Memories => memories?.Cited ?? [];

    public ImmutableArray<Citation> Citations => passages?.Citations ?? [];

    /// <summary>Takes in more of the answer; returns what may be shown now.</summary>
    public string Push(string delta) => _filter?.Push(delta) ?? delta;

    /// <summary>The answer has ended; returns what was held back.</summary>
    public string Flush() => _filter?.Flush() ?? "";
}
