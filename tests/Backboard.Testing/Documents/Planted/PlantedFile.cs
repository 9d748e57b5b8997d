using System.Collections.Immutable;

namespace Backboard.Testing;

/// <summary>A file of filler with facts in it.</summary>
/// <param name="Name">Says nothing about its content.</param>
/// <param name="Type">Extension without the dot.</param>
public sealed record PlantedFile(string Name, string Type, ImmutableArray<SampleSection> Sections, ImmutableArray<Planted> Facts)
{
    public byte[] ToBytes() => SampleFiles.Make(Type, Sections);
}

/// <summary>A fact, and where it stands.</summary>
/// <param name="Fact">What is told.</param>
/// <param name="Filename">In which file.</param>
/// <param name="Page">Page or slide, from 1; null where the type has none.</param>
/// <param name="Sheet">Name of the sheet; null where the type has none.</param>
public sealed record Planted(PlantedFact Fact, string Filename, int? Page, string? Sheet)
{
    /// <summary>Whether a passage of the right file says so.</summary>
    public bool IsIn(string filename, string text) => filename == Filename && Fact.IsIn(text);

    /// <summary>Whether a passage that says so is said to stand where the fact stands.</summary>
    /// <param name="heading">Path of headings, a workbook's beginning with the sheet.</param>
    public bool IsAt(int? page, string? heading) => page == Page && (Sheet is null || heading == Sheet || heading?.StartsWith($"{Sheet} › ", StringComparison.Ordinal) == true);
}
