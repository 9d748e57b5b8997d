namespace Backboard.Abstractions;

/// <summary>Turns a file into text and chunks, in a process of its own with limits; what that process dies of fails the document and nothing else.</summary>
public interface IDocumentParser
{
    /// <summary>
    /// What the file holds, piece by piece, and at last exactly one <see cref="DocumentParsed"/> or <see cref="DocumentUnreadable"/>. Never throws for what
    /// the file holds or the process does; cancelling ends the process.
    /// </summary>
    /// <param name="path">The file, readable by this process.</param>
    /// <param name="type">See <see cref="Document.Type"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<ParsedPiece> Parse(string path, string type, CancellationToken cancellationToken);
}

/// <summary>A step of reading.</summary>
public abstract record ParsedPiece;

/// <summary>More text, and the chunks that have become whole with it.</summary>
/// <param name="Portion">At most 256 KiB or so.</param>
public sealed record ParsedPortion(DocumentPortion Portion) : ParsedPiece;

/// <summary>All was read.</summary>
/// <param name="Summary">Extracted from the text, at most 1,000 characters; empty when the document has no text.</param>
/// <param name="PageCount">Pages, slides or sheets; null where the type has none.</param>
public sealed record DocumentParsed(string Summary, int? PageCount) : ParsedPiece;

/// <summary>It cannot be read.</summary>
/// <param name="Reason">For people: what is wrong and what to do. No paths, no internals.</param>
public sealed record DocumentUnreadable(string Reason) : ParsedPiece;

/// <summary>Looks at the beginning of a file before anything of it is stored.</summary>
public interface IDocumentSniffer
{
    /// <summary>Why a file cannot be of this type, in a sentence for people; null when it may be.</summary>
    /// <param name="type">One of <see cref="DocumentTypes.All"/>.</param>
    /// <param name="head">The first 4,096 bytes, or all of a shorter file.</param>
    string? Objection(string type, ReadOnlySpan<byte> head);
}
