using System.Collections.Frozen;

namespace Backboard.Abstractions;

/// <summary>The extensions of the contract, section C.4.</summary>
public static class DocumentTypes
{
    /// <summary>Lower case, without the dot, in the contract's order.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "pdf", "doc", "docx", "ppt", "pptx", "xls", "xlsx",
        "txt", "csv", "md", "markdown", "json", "jsonl", "xml",
        "py", "js", "ts", "jsx", "tsx", "html", "css", "cpp", "c", "h", "java", "go", "rs", "rb", "php", "sql",
        "png", "jpg", "jpeg", "webp", "gif", "bmp", "tiff", "tif",
    ];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet();

    /// <summary>The type of a file by its name; null when it is none of these.</summary>
    public static string? Of(string filename)
    {
        var dot = filename.LastIndexOf('.');
        var extension = dot < 0 ? "" : filename[(dot + 1)..].ToLowerInvariant();
        return Known.Contains(extension) ? extension : null;
    }
}
