namespace Backboard.Grains;

/// <summary>A kind of mark by which a model cites: what it begins with, where it ends, and what becomes of it.</summary>
/// <param name="opening">Its first characters, in any case.</param>
internal abstract class CitationMark(string opening)
{
    /// <summary>What may become a mark is not decided yet.</summary>
    public const int Undecided = -1;

    /// <summary>Whether there is anything to cite by it at the moment.</summary>
    public virtual bool IsKnown => true;

    /// <summary>Characters of the mark that a text begins with, 0 for none, or <see cref="Undecided"/>.</summary>
    public int Measure(ReadOnlySpan<char> text)
    {
        if (!IsKnown)
            return 0;
        if (text.Length < opening.Length)
            return opening.AsSpan().StartsWith(text, StringComparison.OrdinalIgnoreCase) ? Undecided : 0;
        return text.StartsWith(opening, StringComparison.OrdinalIgnoreCase) ? MeasureOpened(text) : 0;
    }

    /// <summary>What stands in the answer in its place; empty when it is wrong.</summary>
    public abstract string Replace(ReadOnlySpan<char> mark);

    /// <summary>As <see cref="Measure"/>, of a text that begins with the opening. Once decided, more text changes nothing.</summary>
    protected abstract int MeasureOpened(ReadOnlySpan<char> text);
}
