namespace Backboard.Abstractions;

/// <summary>
/// Documents as rows. Every change of what a scope's index must hold (a document indexed, or an indexed one removed) raises the scope's head in its own
/// transaction. Another tenant's rows are never seen. Calls throw <see cref="StoreUnavailableException"/> when the database
/// does not answer.
/// </summary>
public interface IDocumentStore
{
    /// <summary>Null when absent or still uploading.</summary>
    Task<Document?> Find(DocumentKey key, CancellationToken cancellationToken);

    /// <summary>All documents of a scope but those still uploading, newest first.</summary>
    Task<ImmutableArray<Document>> List(DocumentScope scope, CancellationToken cancellationToken);

    /// <summary>Documents attached to messages of these runs, in the order they were sent.</summary>
    Task<ImmutableArray<Document>> Attached(string tenantId, IReadOnlyCollection<Guid> runIds, CancellationToken cancellationToken);

    /// <summary>In one statement: the scope's head and its documents (but those still uploading), oldest first.</summary>
    Task<DocumentShelf> Shelf(DocumentScope scope, CancellationToken cancellationToken);

    /// <summary>Chunks with ordinal &gt; <paramref name="after"/>, ascending; of an indexed document only.</summary>
    /// <param name="key">Which document.</param>
    /// <param name="after">-1 for the first page.</param>
    /// <param name="limit">Chunks at most, ≥ 1.</param>
    /// <param name="space">Vectors of this space are given along; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ChunkPage> Chunks(DocumentKey key, int after, int limit, string? space, CancellationToken cancellationToken);

    /// <summary>These chunks of a scope's indexed documents, in the order asked; those that are gone are left out.</summary>
    Task<ImmutableArray<StoredChunk>> Chunks(
        DocumentScope scope, ImmutableArray<ChunkRef> chunks, CancellationToken cancellationToken);

    /// <summary>The stored text from a character on, in UTF-16 units; null when the document is absent or has no text.</summary>
    /// <param name="key">Which document.</param>
    /// <param name="start">First character, ≥ 0.</param>
    /// <param name="length">Characters at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<string?> Text(DocumentKey key, int start, int length, CancellationToken cancellationToken);

    /// <summary>Removes every row of a document: bytes, text, chunks, vectors; its id cannot be used again. What it was, or null when absent.</summary>
    Task<Document?> Delete(DocumentKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Copies the documents of an assistant to another of the tenant, with new ids (<see cref="Ids.OfCopy"/>): indexed ones with their text,
    /// chunks and vectors, pending ones to be read. Failed ones and those that are there already are left out. How many the copy has.
    /// </summary>
    Task<int> Copy(AssistantKey from, AssistantKey to, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps vectors of an indexed document's chunks; those there are already stay.</summary>
    Task SaveVectors(DocumentKey key, string space, ImmutableArray<(int Ordinal, ReadOnlyMemory<float> Values)> vectors, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a bounded number of uploads whose process died or that are older than this, and of message attachments of that age whose
    /// run never came to be. Returns how many.
    /// </summary>
    Task<int> Prune(TimeSpan olderThan, CancellationToken cancellationToken);
}

/// <summary>A scope's documents at one moment.</summary>
/// <param name="Head">Raised by every change of what can be found; 0 before the first.</param>
/// <param name="Documents">Oldest first.</param>
public sealed record DocumentShelf(long Head, ImmutableArray<Document> Documents);

/// <summary>A page of chunks.</summary>
/// <param name="Chunks">By ordinal.</param>
/// <param name="Vectors">By ordinal, where there are any.</param>
public sealed record ChunkPage(ImmutableArray<DocumentChunk> Chunks, ImmutableDictionary<int, ReadOnlyMemory<float>> Vectors);

/// <summary>Names a chunk.</summary>
[GenerateSerializer, Immutable, Alias("backboard.chunk-ref")]
public sealed record ChunkRef([property: Id(0)] Guid DocumentId, [property: Id(1)] int Ordinal);

/// <summary>A chunk with the name of its document's file.</summary>
public sealed record StoredChunk(Guid DocumentId, string Filename, DocumentChunk Chunk);
