using System.IO.Compression;
using System.Text;

namespace Backboard.Memory.Parsing.Office;

/// <summary>Which program an Office file is from, by what it declares its main part to be.</summary>
internal static class OfficeKinds
{
    private const string Declarations = "[Content_Types].xml";
    private const int MostCharacters = 1 << 20;

    private static readonly (string Type, string Kind, string Main)[] All =
    [
        ("docx", "a Word file", "wordprocessingml.document.main+xml"),
        ("xlsx", "an Excel file", "spreadsheetml.sheet.main+xml"),
        ("pptx", "a PowerPoint file", "presentationml.presentation.main+xml"),
    ];

    /// <exception cref="UnreadableException">It is from another program than its type says.</exception>
    public static void Check(ZipArchive zip, string type)
    {
        if (zip.GetEntry(Declarations) is not { } entry) return;
        var declared = Read(entry);
        List<(string Type, string Kind, string Main)> kinds = [.. All.Where(kind => declared.Contains(kind.Main, StringComparison.OrdinalIgnoreCase))];
        if (kinds is [var only] && only.Type != type) throw new UnreadableException($"It is {only.Kind}: upload it as .{only.Type}.");
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        var text = new char[Math.Min(entry.Length, MostCharacters)];
        return new string(text, 0, reader.ReadBlock(text));
    }
}
