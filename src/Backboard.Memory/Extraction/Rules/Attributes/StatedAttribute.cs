namespace Backboard.Memory.Extraction.Rules;

/// <summary>Something that a statement says of the user or of somebody of theirs.</summary>
/// <param name="Key">What it is about, such as <c>residence</c>, <c>likes:pizza</c>, <c>sister/residence</c>.</param>
/// <param name="Value">Stems of what it is said to be; empty when the key says it all or nothing is named.</param>
/// <param name="IsSingle">There is one at a time: another value takes its place.</param>
internal sealed record StatedAttribute(string Key, string Value, bool IsSingle)
{
    /// <summary>False for what is denied, disliked, or over.</summary>
    public bool IsPositive { get; init; } = true;

    /// <summary>It was so once; says nothing of now except that this value is over.</summary>
    public bool IsFormer { get; init; }

    /// <summary>Which of several the key may name, such as the name of a sister; empty when not said.</summary>
    public string Owner { get; init; } = "";

    public MemoryKind Kind { get; init; } = MemoryKind.Fact;
}
