using System.Text;

namespace Backboard.Memory.Parsing;

/// <summary>A text file, decoded.</summary>
internal static class TextFile
{
    private const int BufferSize = 64 * 1024;

    // Of what a line is longer than is given in parts of this length.
    private const int LongestLine = 16 * 1024;

    /// <exception cref="UnreadableException">It is no text, or text of several encodings.</exception>
    public static StreamReader Open(SourceFile file)
    {
        using var bytes = file.Open();
        var encoding = TextEncodings.Detect(bytes);
        return Open(file, encoding);
    }

    public static StreamReader Open(SourceFile file, Encoding encoding) =>
        new(file.Open(), encoding, detectEncodingFromByteOrderMarks: true, BufferSize);

    /// <summary>
    /// The lines of a text, each with its end, as it stands there: joined, they are the text. Very long ones come in parts that are not ended.
    /// </summary>
    public static IEnumerable<string> Lines(TextReader text)
    {
        var buffer = new char[BufferSize];
        var line = new StringBuilder();
        while (text.Read(buffer) is > 0 and var count)
        {
            for (var at = 0; at < count;)
            {
                var end = Array.IndexOf(buffer, '\n', at, count - at) + 1;
                var length = (end > 0 ? end : count) - at;
                length = Math.Min(length, Math.Max(1, LongestLine - line.Length));
                line.Append(buffer, at, length);
                at += length;
                if (line[^1] != '\n' && (line.Length < LongestLine || char.IsHighSurrogate(line[^1]))) continue;
                yield return line.ToString();
                line.Clear();
            }
        }

        if (line.Length > 0) yield return line.ToString();
    }
}
