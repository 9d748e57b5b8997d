namespace Backboard.Memory.Ranking;

/// <summary>Something found, with what speaks for it.</summary>
internal abstract class Ranked<T>
    where T : Ranked<T>
{
    /// <summary>By words and all that is not a vector; 0 when none of it speaks for this.</summary>
    public double Relevance { get; set; }

    /// <summary>By vectors; 0 when they do not speak for it.</summary>
    public double Cosine { get; set; }

    /// <summary>What speaks for it beside vectors, 0–1, as far as it compares with what other indexes find.</summary>
    public virtual double Strength => Relevance;

    /// <summary>Reciprocal rank in both orders, what is sorted by.</summary>
    public double Fused { get; set; }

    /// <summary>0–1, falling along the order.</summary>
    public double Score { get; set; }

    public bool Matches => Relevance > 0 || Cosine > 0;

    /// <summary>Best first; never by slot, so that a rebuilt index answers alike.</summary>
    public static int Compare(T left, T right)
    {
        var order = right.Fused.CompareTo(left.Fused);
        if (order == 0) order = right.Relevance.CompareTo(left.Relevance);
        return order != 0 ? order : left.CompareEqual(right);
    }

    /// <summary>Which comes first of two that are equally strong.</summary>
    public static int CompareEqual(T left, T right) => left.CompareEqual(right);

    protected abstract int CompareEqual(T other);
}
