namespace Backboard.Memory.Chunking;

/// <summary>What is never cut: a sentence, a row, a line.</summary>
/// <param name="Start">Its first character in the stored text; not white.</param>
/// <param name="End">After its last character that is not white.</param>
/// <param name="Tokens">With the white space before it.</param>
/// <param name="Before">The place before it.</param>
/// <param name="Place">Where it stands; the same object for its neighbours.</param>
internal readonly record struct Piece(int Start, int End, double Tokens, Boundary Before, Place Place);

/// <summary>Where in a document something stands.</summary>
/// <param name="Sheet">Counts pages, slides and sheets; nothing is joined across them.</param>
/// <param name="Page">As people count pages; null where there are none.</param>
/// <param name="Heading">Path of headings; null for none.</param>
/// <param name="Level">Of the innermost heading, 1 the outermost; 0 under none.</param>
internal sealed record Place(int Sheet, int? Page, string? Heading, int Level);
