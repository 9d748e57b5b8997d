namespace Backboard.Memory.Parsing.Sniffing;

/// <summary>Compares what a file is called with the bytes it begins with.</summary>
internal sealed class DocumentSniffer : IDocumentSniffer
{
    // Readers of PDF pass over what comes before.
    private const int PdfWithin = 1_024;

    private const string Empty = "The file is empty.";

    public string? Objection(string type, ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty) return Empty;
        if (type == "pdf" && head[..Math.Min(head.Length, PdfWithin)].IndexOf("%PDF-"u8) >= 0) return null;
        var kind = FileKind.Of(head);
        if (kind is not null && kind.Types.Contains(type)) return null;
        if (kind == FileKind.OldOffice && FileKind.Zip.Types.Contains(type))
            return $"The file is named .{type} but is {kind.Name}: save it as .{type} without a password and upload that.";
        if (kind == FileKind.Zip && FileKind.OldOffice.Types.Contains(type))
            return $"The file is named .{type} but looks like {kind.Name}: if it is one, upload it as .{type}x.";
        if (kind is not null) return $"The file is named .{type} but looks like {kind.Name}: {Advice(kind)}.";
        if (!IsText(type)) return $"The file is named .{type} but is none: it may be damaged, or something else that was renamed.";
        return IsBinary(head) ? $"The file is named .{type} but holds binary data: upload a text file, as UTF-8." : null;
    }

    private static string Advice(FileKind kind) =>
        kind.Types.IsEmpty ? "files of that kind cannot be uploaded" : $"upload it as {string.Join(" or ", kind.Types.Select(type => $".{type}"))}";

    private static bool IsText(string type) => type is not ("pdf" or "doc" or "docx" or "ppt" or "pptx" or "xls" or "xlsx"
        or "png" or "jpg" or "jpeg" or "webp" or "gif" or "bmp" or "tiff" or "tif");

    /// <summary>Zeros, but not as UTF-16 and UTF-32 have them.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> head)
    {
        if (!head.Contains((byte)0) || head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..]) return false;
        var (atEven, atOdd) = (false, false);
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] != 0) continue;
            if (i % 2 == 0) atEven = true;
            else atOdd = true;
        }

        return atEven && atOdd;
    }
}
