namespace Backboard.Memory.Recall;

/// <summary>A memory as an index holds it.</summary>
internal sealed class Entry
{
    public required MemoryRecord Memory { get; init; }

    /// <summary>Words that were said and not read yet.</summary>
    public bool IsPending { get; init; }

    /// <summary>The terms, ascending and distinct.</summary>
    public required int[] Terms { get; init; }

    /// <summary>How often each of the terms occurs.</summary>
    public required byte[] Counts { get; init; }

    /// <summary>Terms in all.</summary>
    public required int Length { get; init; }

    /// <summary>Who speaks, where the text begins as <c>Name: …</c>.</summary>
    public required int[] Labels { get; init; }

    /// <summary>Hash of all words in their order, stop words included: the same for texts that differ in case and punctuation.</summary>
    public required ulong Fingerprint { get; init; }

    /// <summary>What it takes of a token budget.</summary>
    public required int Tokens { get; init; }

    /// <summary>Day it was told.</summary>
    public DateOnly ToldOn { get; init; }

    /// <summary>Day that it is of: when it happened, if it says so, else when it was told.</summary>
    public DateOnly Day { get; init; }

    public int CountOf(int term)
    {
        var at = Terms.AsSpan().BinarySearch(term);
        return at < 0 ? 0 : Counts[at];
    }
}
