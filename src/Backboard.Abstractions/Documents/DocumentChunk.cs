namespace Backboard.Abstractions;

/// <summary>
/// A passage of a document's stored text: text[Start..Start+Length] is <see cref="Text"/> to the character. Consecutive
/// chunks may overlap a little.
/// </summary>
/// <param name="Ordinal">From 0, gap-free, in the order of the text.</param>
/// <param name="Start">First character in the stored text, in UTF-16 units.</param>
/// <param name="Text">The words, not empty, without U+0000; <c>Length</c> is its length.</param>
/// <param name="Tokens">Estimated tokens.</param>
/// <param name="Page">Page or slide it begins on, from 1; null where the type has none.</param>
/// <param name="Heading">Path of headings above it, outermost first, joined by " › "; a workbook's begins with the sheet's name. Null for none.</param>
[GenerateSerializer, Immutable, Alias("backboard.document-chunk")]
public sealed record DocumentChunk(
    [property: Id(0)] int Ordinal,
    [property: Id(1)] int Start,
    [property: Id(2)] string Text,
    [property: Id(3)] int Tokens,
    [property: Id(4)] int? Page,
    [property: Id(5)] string? Heading)
{
    /// <summary>Characters, in UTF-16 units.</summary>
    public int Length => Text.Length;
}
