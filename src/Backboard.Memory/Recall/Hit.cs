namespace Backboard.Memory.Recall;

/// <summary>An entry that bears on a question, and how it came to.</summary>
internal sealed class Hit(Entry entry)
{
    public Entry Entry => entry;

    /// <summary>By words, date and speaker; 0 when none of them speak for it.</summary>
    public double Relevance { get; set; }

    /// <summary>By vectors; 0 when they do not speak for it.</summary>
    public double Cosine { get; set; }

    /// <summary>Reciprocal rank in both orders, what hits are sorted by.</summary>
    public double Fused { get; set; }

    /// <summary>0–1, falling along the order.</summary>
    public double Score { get; set; }

    /// <summary>Day of the entry that the question speaks of.</summary>
    public DateOnly? Day { get; set; }

    public bool Matches => Relevance > 0 || Cosine > 0;

    /// <summary>Best first; what matches nothing last and newest first; never by slot, so that a rebuilt index answers alike.</summary>
    public static int Compare(Hit left, Hit right)
    {
        var order = right.Fused.CompareTo(left.Fused);
        if (order == 0) order = right.Relevance.CompareTo(left.Relevance);
        return order != 0 ? order : CompareAge(left, right);
    }

    public static int CompareAge(Hit left, Hit right)
    {
        var (a, b) = (left.Entry.Memory, right.Entry.Memory);
        var order = b.ValidFrom.CompareTo(a.ValidFrom);
        if (order == 0) order = (b.Source?.MessageSeq ?? 0).CompareTo(a.Source?.MessageSeq ?? 0);
        if (order == 0) order = a.MemoryId.CompareTo(b.MemoryId);
        return order != 0 ? order : string.CompareOrdinal(a.Content, b.Content);
    }
}
