using System.Text;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Pdf;

/// <summary>Makes headings, paragraphs and lists of the blocks of a page, by the size of their letters and how their lines begin.</summary>
internal sealed class PdfPageWriter(DocumentWriter writer)
{
    private const int LongestHeading = 120;
    private const int MostHeadingLines = 3;

    // Points.
    private const double SameEdge = 3;

    // Times the size of running text.
    private const double HeadingSize = 1.15;
    private const double LargeHeadingSize = 1.35;
    private const double LargestHeadingSize = 1.7;

    private readonly LetterSizes _sizes = new();

    public void Write(int page, IReadOnlyList<PdfBlock> blocks)
    {
        foreach (var line in blocks.SelectMany(block => block.Lines)) _sizes.Count(line);
        writer.BeginPage(page, keepHeadings: true);
        foreach (var block in blocks)
        {
            if (HeadingLevel(block) is { } level) writer.Heading(level, string.Join(' ', block.Lines.Select(line => line.Text)));
            else WriteLines(block, blocks.Where(other => Math.Abs(other.Left - block.Left) < SameEdge).Max(other => other.Right));
        }
    }

    private int? HeadingLevel(PdfBlock block)
    {
        if (block.Lines.Count > MostHeadingLines || block.Lines.Sum(line => line.Text.Length) > LongestHeading) return null;
        if (!block.Lines.Any(line => line.Text.Any(char.IsLetter)) || block.Lines.Any(line => line.Text.AsSpan().ContainsAny('…', '@'))) return null;
        var size = block.Lines.Max(line => line.Height) / _sizes.Usual;
        if (size >= HeadingSize) return size >= LargestHeadingSize ? 1 : size >= LargeHeadingSize ? 2 : 3;
        return block.Lines.Count == 1 ? PlainHeading.LevelOf(block.Lines[0].Text) : null;
    }

    /// <param name="right">Where lines of this column end.</param>
    private void WriteLines(PdfBlock block, double right)
    {
        var text = new StringBuilder();
        var before = Boundary.Paragraph;
        for (var i = 0; i < block.Lines.Count; i++)
        {
            if (i > 0 && (IsItem(block.Lines[i].Text) || block.Lines[i].WouldFit(block.Lines[i - 1], right))) Flush();
            Join(text, block.Lines[i].Text);
        }

        Flush();

        void Flush()
        {
            if (before == Boundary.Paragraph) writer.Paragraph(text.ToString());
            else writer.Line(text.ToString());
            text.Clear();
            before = Boundary.Line;
        }
    }

    /// <summary>Appends a line to those before it; a word that was parted at its end becomes whole.</summary>
    private static void Join(StringBuilder text, string line)
    {
        if (text.Length > 1 && text[^1] is '-' or '\u00AD' && char.IsLower(text[^2]) && char.IsLower(line[0])) text.Length--;
        else if (text.Length > 0) text.Append(' ');
        text.Append(line);
    }

    private static bool IsItem(string line)
    {
        if (line[0] is '•' or '◦' or '▪' or '‣' or '–' or '—' or '·' or '●' or '○') return true;
        if (line.StartsWith("- ", StringComparison.Ordinal)) return true;
        var mark = line.IndexOf(' ');
        return mark is > 1 and <= 4 && line[mark - 1] is '.' or ')' && line.AsSpan(0, mark - 1).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
