using Backboard.Memory.Chunking;
using Backboard.Memory.Parsing.Office;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>PowerPoint: every slide a page under its title, its notes after its text.</summary>
internal sealed class SlideReader : IFormatReader
{
    public int? Read(SourceFile file, DocumentWriter writer)
    {
        using var stream = OfficePackage.Open(file);
        using var document = OfficePackage.Read(() => PresentationDocument.Open(stream, isEditable: false, OfficePackage.Settings));
        if (document.PresentationPart is not { } presentation) throw OfficePackage.NotOfThisKind("PowerPoint");
        var ids = presentation.Presentation.SlideIdList?.Elements<SlideId>().Select(slide => slide.RelationshipId?.Value).OfType<string>().ToList() ?? [];
        PageLimit.Check(ids.Count);
        for (var i = 0; i < ids.Count; i++)
        {
            writer.BeginPage(i + 1);
            if (presentation.TryGetPartById(ids[i], out var part) && part is SlidePart slide) Write(writer, slide);
        }

        return ids.Count;
    }

    private static void Write(DocumentWriter writer, SlidePart slide)
    {
        var shapes = SlideShapes.Of(slide.Slide);
        foreach (var title in shapes.Titles) writer.Heading(1, title);
        foreach (var block in shapes.Blocks)
        {
            if (block is A.Table table) TableLines.Write(writer, SlideShapes.RowsOf(table));
            else WriteParagraphs(writer, block);
        }

        foreach (var diagram in slide.DiagramDataParts) WriteParagraphs(writer, diagram.DataModelRoot);
        var notes = SlideShapes.NotesOf(slide.NotesSlidePart);
        if (notes.Length > 0) writer.Paragraph($"Notes: {notes}");
    }

    private static void WriteParagraphs(DocumentWriter writer, DocumentFormat.OpenXml.OpenXmlElement block)
    {
        foreach (var paragraph in block.Descendants<A.Paragraph>())
        {
            var text = SlideShapes.TextOf(paragraph);
            if (text.Length > 0) writer.Line(text);
        }
    }
}
