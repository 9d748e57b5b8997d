using System.Collections.Immutable;

namespace Backboard.Testing;

/// <summary>A piece of a made file: a page of a PDF, a sheet, a slide, else a chapter under its heading.</summary>
/// <param name="Heading">Its heading; of a sheet the name (see <see cref="SheetName"/>), of code a comment and the name of a function.</param>
/// <param name="Paragraphs">What stands under it: one paragraph, bullet, row, record or comment each.</param>
public sealed record SampleSection(string Heading, params ImmutableArray<string> Paragraphs)
{
    private const int LongestSheetName = 31;

    /// <summary>A table after the paragraphs, its first row the header; empty for none. Code and plain text write it with tabs.</summary>
    public ImmutableArray<ImmutableArray<string>> Table { get; init; } = [];

    /// <summary>The heading as a sheet can be called: 31 characters at most, without <c>[ ] : * ? / \</c>. The test sees to it that they differ.</summary>
    public string SheetName
    {
        get
        {
            var name = string.Concat(Heading.Select(character => "[]:*?/\\".Contains(character, StringComparison.Ordinal) ? ' ' : character));
            return name.Length > LongestSheetName ? name[..LongestSheetName] : name;
        }
    }

    /// <summary>The heading as a function can be called: <c>How to pay</c> is <c>how_to_pay</c>.</summary>
    public string FunctionName
    {
        get
        {
            var name = string.Concat(Heading.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '_'));
            return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : $"f_{name}";
        }
    }
}
