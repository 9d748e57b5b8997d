namespace Backboard.Memory.Parsing.Sniffing;

/// <summary>What a file is by the bytes it begins with.</summary>
/// <param name="Name">For people, with its article.</param>
/// <param name="Types">Types it may be uploaded as; empty for none of ours.</param>
internal sealed record FileKind(string Name, params ImmutableArray<string> Types)
{
    public static FileKind Pdf { get; } = new("a PDF file", "pdf");

    public static FileKind Zip { get; } = new("a zip or Office file", "docx", "pptx", "xlsx");

    public static FileKind OldOffice { get; } = new("an old Office file, or one with a password", "doc", "ppt", "xls");

    private static FileKind Png { get; } = new("a PNG image", "png");

    private static FileKind Jpeg { get; } = new("a JPEG image", "jpg", "jpeg");

    private static FileKind Gif { get; } = new("a GIF image", "gif");

    private static FileKind Webp { get; } = new("a WebP image", "webp");

    private static FileKind Tiff { get; } = new("a TIFF image", "tiff", "tif");

    private static FileKind Bmp { get; } = new("a BMP image", "bmp");

    private static FileKind Archive { get; } = new("a compressed archive");

    private static FileKind Program { get; } = new("a program");

    private static FileKind Database { get; } = new("a SQLite database");

    private static FileKind Media { get; } = new("an audio or video file");

    /// <summary>Null where nothing is recognized, as in every text.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0x50, 0x4B, 3 or 5 or 7, 4 or 6 or 8, ..] => Zip,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => OldOffice,
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x47, 0x49, 0x46, 0x38, 0x37 or 0x39, 0x61, ..] => Gif,
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => Webp,
        [0x49, 0x49, 0x2A or 0x2B, 0, ..] or [0x4D, 0x4D, 0, 0x2A or 0x2B, ..] => Tiff,
        // Letters that a text may begin with too, but not with these zeros after them.
        [0x42, 0x4D, _, _, _, _, 0, 0, 0, 0, ..] => Bmp,
        [0x1F, 0x8B, ..] or [0x42, 0x5A, 0x68, >= 0x31 and <= 0x39, 0x31, 0x41, ..] or [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, ..] => Archive,
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, ..] or [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, ..] or [0x28, 0xB5, 0x2F, 0xFD, ..] => Archive,
        [0x7F, 0x45, 0x4C, 0x46, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..] or [0xCF or 0xCE, 0xFA, 0xED, 0xFE, ..] or [0, 0x61, 0x73, 0x6D, ..] => Program,
        [0x4D, 0x5A, _, 0, ..] => Program,
        _ when head.StartsWith("SQLite format 3\0"u8) => Database,
        [_, _, _, _, 0x66, 0x74, 0x79, 0x70, ..] or [0x49, 0x44, 0x33, 2 or 3 or 4, ..] or [0x4F, 0x67, 0x67, 0x53, 0, ..] => Media,
        _ when head.StartsWith("%PDF-"u8) => Pdf,
        _ => null,
    };
}
