namespace Backboard.Host;

/// <summary>A piece of a document's stored text.</summary>
/// <param name="Next">Where the text goes on; null at its end.</param>
internal sealed record DocumentText(Guid DocumentId, int Start, string Text, int? Next);

/// <summary>A page of a document's chunks.</summary>
/// <param name="After">Where it begins.</param>
internal sealed record DocumentChunks(ImmutableArray<DocumentChunk> Chunks, int After, bool HasMore);

/// <summary>What was read of documents: there is nothing to see before that is done.</summary>
internal sealed class DocumentTexts(IDocumentStore store)
{
    public static Error Absent { get; } = Error.NotFound("Document not found");

    /// <param name="key">Which document.</param>
    /// <param name="start">First character, in UTF-16 units.</param>
    /// <param name="length">Characters at most, ≥ 1; one less where a surrogate pair would be split.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Result<DocumentText>> Text(DocumentKey key, int start, int length, CancellationToken cancellationToken)
    {
        if (await Objection(key, cancellationToken) is { } objection)
            return objection;
        var text = await store.Text(key, start, length + 1, cancellationToken) ?? "";
        if (text.Length <= length)
            return new DocumentText(key.DocumentId, start, text, Next: null);
        var end = length > 1 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return new DocumentText(key.DocumentId, start, text[..end], start + end);
    }

    public async Task<Result<DocumentChunks>> Chunks(DocumentKey key, int after, int limit, CancellationToken cancellationToken)
    {
        if (await Objection(key, cancellationToken) is { } objection)
            return objection;
        var page = (await store.Chunks(key, after, limit + 1, space: null, cancellationToken)).Chunks;
        return new DocumentChunks(page.Length > limit ? page[..limit] : page, after, page.Length > limit);
    }

    private async Task<Error?> Objection(DocumentKey key, CancellationToken cancellationToken) =>
        await store.Find(key, cancellationToken) switch
        {
            null => Absent,
            { Status: DocumentStatus.Indexed } => null,
            { Status: DocumentStatus.Failed } failed =>
                new Error(ErrorKind.Conflict, $"The document could not be read: {failed.StatusMessage}", "document_failed"),
            var pending => Error.Conflict($"The document is not indexed yet: it is {pending.Status.Wire()}", "document_not_indexed", 1),
        };
}
