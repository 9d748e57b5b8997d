using Backboard.Memory.Chunking;
using Backboard.Memory.Parsing.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>Word: headings by their styles, lists, tables, then the notes. One paragraph or table is in memory at a time.</summary>
internal sealed class WordReader : IFormatReader
{
    public int? Read(SourceFile file, DocumentWriter writer)
    {
        using var stream = OfficePackage.Open(file);
        using var document = OfficePackage.Read(() => WordprocessingDocument.Open(stream, isEditable: false, OfficePackage.Settings));
        if (document.MainDocumentPart is not { } main) throw OfficePackage.NotOfThisKind("Word");
        var styles = WordStyles.Of(main.StyleDefinitionsPart?.Styles);
        foreach (var element in Elements(main)) Write(writer, element, styles);
        foreach (var notes in (OpenXmlPart?[])[main.FootnotesPart, main.EndnotesPart])
        {
            if (notes is null) continue;
            foreach (var element in Elements(notes)) Write(writer, element, styles);
        }

        return null;
    }

    /// <summary>The outermost paragraphs and tables of a part.</summary>
    private static IEnumerable<OpenXmlElement> Elements(OpenXmlPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(Paragraph) || reader.ElementType == typeof(Table)) yield return reader.LoadCurrentElement()!;
        }
    }

    private static void Write(DocumentWriter writer, OpenXmlElement element, WordStyles styles)
    {
        if (element is Table table)
        {
            TableLines.Write(writer, table.Elements<TableRow>().Select(row => (IReadOnlyList<string>)[.. row.Descendants<TableCell>().Select(WordText.Of)]));
            return;
        }

        var properties = ((Paragraph)element).ParagraphProperties;
        var text = WordText.Of(element);
        var level = (int?)properties?.OutlineLevel?.Val?.Value + 1 ?? styles.LevelOf(properties?.ParagraphStyleId?.Val?.Value);
        if (level is >= 1 and <= WordStyles.Deepest) writer.Heading(level.Value, text);
        else if (properties?.NumberingProperties is not null && text.Length > 0) writer.Line($"- {text}");
        else writer.Paragraph(text);
    }
}
