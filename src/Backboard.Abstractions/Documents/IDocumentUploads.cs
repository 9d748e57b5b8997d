namespace Backboard.Abstractions;

/// <summary>
/// The bytes of documents on their way in: rows of at most <see cref="PartBytes"/>, so that no file is ever whole in memory. A file
/// gets its place only once it is whole: a message's thread and run are known after its form was read.
/// Calls throw <see cref="StoreUnavailableException"/> when the database does not answer.
/// </summary>
public interface IDocumentUploads
{
    /// <summary>Bytes of a part; only the last one may be shorter.</summary>
    const int PartBytes = 1 << 20;

    /// <summary>Inserts the row as <see cref="DocumentStatus.Uploading"/>, in no scope yet.</summary>
    /// <param name="upload">Its id is new.</param>
    /// <param name="owner">This process, see <see cref="NodeIdentity.Owner"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task Begin(DocumentUpload upload, string owner, CancellationToken cancellationToken);

    /// <summary>Keeps a part; false when the upload is gone.</summary>
    /// <param name="key">Which document.</param>
    /// <param name="part">From 0, in order.</param>
    /// <param name="bytes">1 to <see cref="PartBytes"/> bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> Append(DocumentKey key, int part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>
    /// All parts are there: the document has its place and is Pending from now on. What is stored when it was completed before, or, for an
    /// attachment, when a repeated request's file has the place already (the upload stays one then, to be abandoned). Null when the upload
    /// is gone, or its owner (assistant, thread); but an attachment's thread is not asked for: it may come later, or the turn is refused.
    /// </summary>
    Task<Document?> Complete(DocumentKey key, DocumentPlace place, long size, string sha256, CancellationToken cancellationToken);

    /// <summary>Removes an upload that will not be completed; any other document stays.</summary>
    Task Abandon(DocumentKey key, CancellationToken cancellationToken);
}

/// <summary>A file whose bytes are about to come.</summary>
/// <param name="Key">Which document it will be.</param>
/// <param name="Filename">See <see cref="Document.Filename"/>.</param>
/// <param name="Type">See <see cref="Document.Type"/>.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record DocumentUpload(DocumentKey Key, string Filename, string Type, DateTimeOffset CreatedAt);

/// <summary>Where a document belongs.</summary>
/// <param name="Scope">Whose it is; a message's thread.</param>
/// <param name="RunId">The run whose message it is attached to; null for none. A run has one document at each ordinal.</param>
/// <param name="Ordinal">Which of the message's files, from 0 in the order they were sent; 0 without a run.</param>
public readonly record struct DocumentPlace(DocumentScope Scope, Guid? RunId = null, int Ordinal = 0);
