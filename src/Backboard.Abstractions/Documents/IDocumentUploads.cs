namespace Backboard.Abstractions;

/// <summary>
/// The bytes of documents on their way in: rows of at most <see cref="PartBytes"/>, so that no file is ever whole in memory.
/// Calls throw <see cref="StoreUnavailableException"/> when the database does not answer.
/// </summary>
public interface IDocumentUploads
{
    /// <summary>Bytes of a part; only the last one may be shorter.</summary>
    const int PartBytes = 1 << 20;

    /// <summary>
    /// Inserts the row as <see cref="DocumentStatus.Uploading"/> under an owner of this process, in place of an upload of the same
    /// id that never ended. Null when the owner (assistant, thread) is gone; what is stored when the id is a document already.
    /// A message's attachment may come before its thread.
    /// </summary>
    /// <param name="document">Its size and digest are not known yet.</param>
    /// <param name="owner">See <see cref="NodeIdentity.Owner"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Document?> Begin(Document document, string owner, CancellationToken cancellationToken);

    /// <summary>Keeps a part; false when the upload is gone.</summary>
    /// <param name="key">Which document.</param>
    /// <param name="part">From 0, in order.</param>
    /// <param name="bytes">1 to <see cref="PartBytes"/> bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> Append(DocumentKey key, int part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>All parts are there: the document is Pending from now on. Null when the upload or its owner is gone.</summary>
    Task<Document?> Complete(DocumentKey key, long size, string sha256, CancellationToken cancellationToken);

    /// <summary>Removes an upload that will not be completed; any other document stays.</summary>
    Task Abandon(DocumentKey key, CancellationToken cancellationToken);
}
