using Backboard.Memory.Ranking;

namespace Backboard.Memory.Recall;

/// <summary>An entry that bears on a question, and how it came to.</summary>
internal sealed class Hit(Entry entry) : Ranked<Hit>
{
    public Entry Entry => entry;

    /// <summary>Day of the entry that the question speaks of.</summary>
    public DateOnly? Day { get; set; }

    protected override int CompareEqual(Hit other) => CompareAge(this, other);

    public static int CompareAge(Hit left, Hit right)
    {
        var (a, b) = (left.Entry.Memory, right.Entry.Memory);
        var order = b.ValidFrom.CompareTo(a.ValidFrom);
        if (order == 0) order = (b.Source?.MessageSeq ?? 0).CompareTo(a.Source?.MessageSeq ?? 0);
        if (order == 0) order = a.MemoryId.CompareTo(b.MemoryId);
        return order != 0 ? order : string.CompareOrdinal(a.Content, b.Content);
    }
}
