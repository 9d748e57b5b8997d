using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Backboard.Testing;

internal static class SampleDocx
{
    public static byte[] Write(IReadOnlyList<SampleSection> chapters)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                Style("Normal", "Normal", outline: null), Style("Heading1", "heading 1", outline: 0), Style("Heading2", "heading 2", outline: 1));
            var body = new Body();
            foreach (var chapter in chapters)
            {
                body.AppendChild(Paragraph(chapter.Heading, "Heading1"));
                foreach (var text in chapter.Paragraphs) body.AppendChild(Paragraph(text, style: null));
                if (!chapter.Table.IsEmpty) body.AppendChild(Table(chapter));
            }

            main.Document = new Document(body);
        }

        return file.ToArray();
    }

    private static Style Style(string id, string name, int? outline)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (outline is { } level) style.AppendChild(new StyleParagraphProperties(new OutlineLevel { Val = level }));
        return style;
    }

    private static Paragraph Paragraph(string text, string? style)
    {
        var run = new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return style is null ? new Paragraph(run) : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), run);
    }

    private static Table Table(SampleSection chapter) => new(chapter.Table.Select(row =>
        new TableRow(row.Select(cell => new TableCell(Paragraph(cell, style: null))))));
}
