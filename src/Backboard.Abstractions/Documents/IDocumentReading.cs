namespace Backboard.Abstractions;

/// <summary>
/// Reading a document, as the database knows it: claimed by one process at a time, resumed by another when that one dies.
/// Everything is written in the name of a <see cref="DocumentClaim"/>; whoever holds an older one writes nothing. Calls throw
/// <see cref="StoreUnavailableException"/> when the database does not answer.
/// </summary>
public interface IDocumentReading
{
    /// <summary>
    /// Takes a document that is Pending and due, or Processing by an owner that is retired, unknown, out of its lease, or (only if
    /// <paramref name="mayJudge"/>) silent for 15 s: it is Processing, its attempt is raised, and what an earlier attempt wrote of its
    /// text, chunks and vectors is removed. Null when it is not to be had: absent, final, somebody else's, not due, or the same
    /// bytes are to be read, or being read, in the same scope for an older document (it is due again when that one ends).
    /// </summary>
    Task<DocumentClaim?> Claim(DocumentKey key, string owner, TimeSpan lease, bool mayJudge, CancellationToken cancellationToken);

    /// <summary>A part of the uploaded bytes, from 0; empty past the last one, or when the document is gone.</summary>
    Task<ReadOnlyMemory<byte>> Part(DocumentKey key, int part, CancellationToken cancellationToken);

    /// <summary>
    /// Appends to the stored text and the chunks, shows the progress, and renews the lease; false when the claim is lost, and nothing
    /// was written.
    /// </summary>
    Task<bool> Append(DocumentClaim claim, DocumentPortion portion, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Takes text, chunks, vectors and summary from the claim's <see cref="DocumentClaim.Twin"/> and ends as Indexed, in one transaction. False when
    /// the claim is lost or the twin is not indexed any more.
    /// </summary>
    Task<bool> CopyTwin(DocumentClaim claim, CancellationToken cancellationToken);

    /// <summary>Ends as Indexed: its chunks can be found from now on. False when the claim is lost.</summary>
    Task<bool> Complete(DocumentClaim claim, string summary, int? pageCount, CancellationToken cancellationToken);

    /// <summary>Ends as Failed, without text or chunks. False when the claim is lost.</summary>
    Task<bool> Fail(DocumentClaim claim, string reason, CancellationToken cancellationToken);

    /// <summary>Back to Pending, due after a while, with a word on why. False when the claim is lost.</summary>
    Task<bool> Postpone(DocumentClaim claim, TimeSpan delay, string reason, CancellationToken cancellationToken);

    /// <summary>Documents that <see cref="Claim"/> would give, oldest first.</summary>
    Task<ImmutableArray<DocumentKey>> Due(bool mayJudge, int limit, CancellationToken cancellationToken);
}

/// <summary>The right to read a document.</summary>
/// <param name="Document">As claimed.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="Twin">An indexed document of the same scope, type and bytes, whose text serves; null for none.</param>
public sealed record DocumentClaim(Document Document, string Owner, Guid? Twin);

/// <summary>What was read since the last portion.</summary>
/// <param name="Text">Follows what was stored before; may be empty.</param>
/// <param name="Chunks">In order; each lies within the text stored by then.</param>
public sealed record DocumentPortion(string Text, ImmutableArray<DocumentChunk> Chunks);
