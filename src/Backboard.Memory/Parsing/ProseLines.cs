using System.Text;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing;

/// <summary>Lines of one paragraph, kept as written: joined where a sentence runs over them, apart where each is one of its own.</summary>
internal static class ProseLines
{
    public static void Write(DocumentWriter writer, IReadOnlyList<string> lines)
    {
        var longest = lines.Count == 0 ? 0 : lines.Max(line => line.TrimEnd().Length);
        var text = new StringBuilder();
        var before = Boundary.Paragraph;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && StartsAnew(lines[i - 1].AsSpan().TrimEnd(), lines[i].AsSpan().TrimStart(), longest)) Flush();
            text.Append(lines[i]);
        }

        Flush();

        void Flush()
        {
            writer.Verbatim(text.ToString(), before, isWhole: false);
            text.Clear();
            before = Boundary.Line;
        }
    }

    private static bool StartsAnew(ReadOnlySpan<char> last, ReadOnlySpan<char> line, int longest) =>
        !line.IsEmpty && !last.IsEmpty
        && (last.Length < longest * 3 / 5 || line[0] is '-' or '*' or '•' or '+' or '[' or '<' or '|' or '>' || char.IsAsciiDigit(line[0]));
}
