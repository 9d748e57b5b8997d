using System.Text;

namespace Backboard.Memory.Parsing;

/// <summary>Finds out how the text of a file is encoded: by its byte order mark, else UTF-8 or UTF-16 where it is that, else Windows-1252.</summary>
internal static class TextEncodings
{
    // So many times as many of one kind as of the other, and the other is a slip.
    private const int Majority = 20;

    private const string Binary = "It holds binary data: upload a text file, as UTF-8.";
    private const string Mixed = "It mixes encodings: save it as UTF-8 and upload that.";

    public static Encoding Windows1252 { get; } = Of("windows-1252")!;

    /// <summary>The encoding of this name; null when there is none.</summary>
    public static Encoding? Of(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? (IsUtf8(name) ? Encoding.UTF8 : null);

    /// <param name="file">At its beginning; is read to its end.</param>
    /// <exception cref="UnreadableException">It is no text, or text of several encodings.</exception>
    public static Encoding Detect(Stream file)
    {
        var statistics = ByteStatistics.Of(file);
        if (Marked(statistics) is { } marked) return marked;
        if (statistics.Zeros > 0)
        {
            if (statistics.Length % 2 != 0 || statistics.ZerosAtOdd * statistics.ZerosAtEven > 0) throw new UnreadableException(Binary);
            return statistics.ZerosAtOdd > 0 ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        if (statistics.IsBinary) throw new UnreadableException(Binary);
        if (statistics.Malformed == 0 || statistics.Characters >= Majority * statistics.Malformed) return Encoding.UTF8;
        return statistics.Malformed >= Majority * statistics.Characters ? Windows1252 : throw new UnreadableException(Mixed);
    }

    private static Encoding? Marked(ByteStatistics statistics)
    {
        switch (statistics.Start)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return statistics.Malformed == 0 && statistics.Zeros == 0 ? Encoding.UTF8 : throw new UnreadableException(Mixed);
            case [0xFF, 0xFE, 0, 0, ..]:
                return Encoding.UTF32;
            case [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]:
                // Where nearly all bytes are letters of ASCII, only the mark is UTF-16.
                if (statistics.Length % 2 != 0 || statistics.Printable > statistics.Length * 9 / 10) throw new UnreadableException(Mixed);
                return statistics.Start[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            default:
                return null;
        }
    }

    private static bool IsUtf8(string name) => name.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
