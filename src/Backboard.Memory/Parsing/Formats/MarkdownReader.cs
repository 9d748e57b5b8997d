using Backboard.Memory.Chunking;
using Markdig;
using Markdig.Syntax;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>Markdown, kept as written.</summary>
internal sealed class MarkdownReader : IFormatReader
{
    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    public int? Read(SourceFile file, DocumentWriter writer)
    {
        using var reader = TextFile.Open(file);
        var text = CleanText.Of(reader.ReadToEnd());
        var written = 0;
        foreach (var block in Leaves(Markdown.Parse(text, Pipeline)))
        {
            // What lies between blocks are their marks, and belongs to the next.
            var end = Math.Clamp(block.Span.End + 1, written, text.Length);
            if (end == written) continue;
            var part = text[written..end];
            if (block is HeadingBlock heading) writer.VerbatimHeading(heading.Level, TextOf(part), part);
            else if (IsLines(block, part)) WriteLines(writer, part);
            else writer.Verbatim(part, Inside(block) ? Boundary.Line : Boundary.Paragraph, isWhole: false);
            written = end;
        }

        writer.Verbatim(text[written..], Boundary.Paragraph, isWhole: false);
        return null;
    }

    /// <summary>Blocks without blocks inside, in the order of the text.</summary>
    private static IEnumerable<Block> Leaves(MarkdownDocument document) =>
        document.Descendants().OfType<LeafBlock>().Where(block => block is not LinkReferenceDefinition && block.Span.End >= block.Span.Start);

    private static bool Inside(Block block) => block.Parent is ListItemBlock or QuoteBlock;

    /// <summary>Code, and tables: every line begins with a bar.</summary>
    private static bool IsLines(Block block, string part) =>
        block is CodeBlock || part.AsSpan().Trim().Trim('\n').ToString().Split('\n').All(line => line.TrimStart().StartsWith('|'));

    private static void WriteLines(DocumentWriter writer, string part)
    {
        var before = Boundary.Paragraph;
        using var lines = new StringReader(part);
        foreach (var line in TextFile.Lines(lines))
        {
            writer.Verbatim(line, before, isWhole: true);
            before = Boundary.Line;
        }
    }

    private static string TextOf(string heading) => heading.Trim(' ', '\n', '\t', '#', '=', '-', '*', '_', '`', '>');

    /// <summary>Blocks alone: what stands inside a line is kept as it is.</summary>
    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.InlineParsers.Clear();
        return builder.UseYamlFrontMatter().Build();
    }
}
