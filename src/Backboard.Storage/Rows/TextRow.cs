namespace Backboard.Storage.Rows;

/// <summary>A row of <c>document_texts</c>: a piece of a document's stored text.</summary>
/// <param name="DocumentId">Whose text.</param>
/// <param name="Start">Its first character in the whole text, in UTF-16 units.</param>
/// <param name="Text">At most <see cref="Longest"/> units, never half a surrogate pair.</param>
internal sealed record TextRow(Guid DocumentId, int Start, string Text)
{
    /// <summary>Pieces around a place are found by it: never to be raised without rewriting the rows.</summary>
    public const int Longest = 8192;

    public static RowSet<TextRow> Set { get; } = new RowSet<TextRow>()
        .With("document_id", row => row.DocumentId)
        .With("start", row => row.Start)
        .With("text", row => row.Text);

    /// <summary>A text cut into pieces that follow what ends at <paramref name="start"/>.</summary>
    public static IEnumerable<TextRow> Cut(Guid documentId, int start, string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(Longest, text.Length - at);
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1])) length--;
            yield return new TextRow(documentId, checked(start + at), text.Substring(at, length));
            at += length;
        }
    }
}
