using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing;

/// <summary>Reads files of one format.</summary>
internal interface IFormatReader
{
    /// <summary>Writes all text of the file.</summary>
    /// <returns>Pages, slides or sheets; null where the format has none.</returns>
    /// <exception cref="UnreadableException">It cannot be read, with the reason.</exception>
    int? Read(SourceFile file, DocumentWriter writer);
}

/// <param name="Path">Where it is.</param>
/// <param name="Type">See <see cref="Document.Type"/>.</param>
/// <param name="Limits">Of reading it.</param>
internal sealed record SourceFile(string Path, string Type, ParserLimits Limits)
{
    public FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read);
}

/// <param name="Megabytes">MiB of memory.</param>
/// <param name="Seconds">Of processor time.</param>
internal sealed record ParserLimits(int Megabytes, int Seconds);
