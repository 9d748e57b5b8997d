using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;

namespace Backboard.Testing;

internal static class SamplePptx
{
    private const uint FirstSlideId = 256;

    public static byte[] Write(IReadOnlyList<SampleSection> slides)
    {
        using var file = new MemoryStream();
        using (var document = PresentationDocument.Create(file, PresentationDocumentType.Presentation))
        {
            var presentation = document.AddPresentationPart();
            var list = new SlideIdList();
            foreach (var slide in slides)
            {
                var part = presentation.AddNewPart<SlidePart>();
                part.Slide = new Slide(new CommonSlideData(Tree(slide)));
                list.AppendChild(new SlideId { Id = FirstSlideId + (uint)list.ChildElements.Count, RelationshipId = presentation.GetIdOfPart(part) });
            }

            presentation.Presentation = new Presentation(list, new NotesSize { Cx = 6858000, Cy = 9144000 });
        }

        return file.ToArray();
    }

    private static ShapeTree Tree(SampleSection slide)
    {
        var tree = new ShapeTree(
            new NonVisualGroupShapeProperties(
                new NonVisualDrawingProperties { Id = 1, Name = "" }, new NonVisualGroupShapeDrawingProperties(), new ApplicationNonVisualDrawingProperties()),
            new GroupShapeProperties(),
            Shape(2, PlaceholderValues.Title, [slide.Heading]),
            Shape(3, PlaceholderValues.Body, slide.Paragraphs));
        if (!slide.Table.IsEmpty) tree.AppendChild(Table(slide));
        return tree;
    }

    private static Shape Shape(uint id, PlaceholderValues kind, IEnumerable<string> texts) => new(
        new NonVisualShapeProperties(
            new NonVisualDrawingProperties { Id = id, Name = $"Shape {id}" },
            new NonVisualShapeDrawingProperties(),
            new ApplicationNonVisualDrawingProperties(new PlaceholderShape { Type = kind })),
        new ShapeProperties(),
        new TextBody([new A.BodyProperties(), .. texts.Select(Paragraph)]));

    private static GraphicFrame Table(SampleSection slide) => new(
        new NonVisualGraphicFrameProperties(
            new NonVisualDrawingProperties { Id = 4, Name = "Table" }, new NonVisualGraphicFrameDrawingProperties(), new ApplicationNonVisualDrawingProperties()),
        new Transform(),
        new A.Graphic(new A.GraphicData(new A.Table(
            [
                new A.TableProperties(),
                new A.TableGrid(slide.Table[0].Select(_ => new A.GridColumn { Width = 1_000_000 })),
                .. slide.Table.Select(row => new A.TableRow(row.Select(Cell)) { Height = 300_000 }),
            ]))
        {
            Uri = "http://schemas.openxmlformats.org/drawingml/2006/table",
        }));

    private static A.TableCell Cell(string text) => new(new A.TextBody(new A.BodyProperties(), Paragraph(text)), new A.TableCellProperties());

    private static OpenXmlElement Paragraph(string text) => new A.Paragraph(new A.Run(new A.Text(text)));
}
