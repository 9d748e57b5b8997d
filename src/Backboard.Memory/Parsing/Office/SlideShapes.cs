using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;

namespace Backboard.Memory.Parsing.Office;

/// <summary>What stands on a slide.</summary>
/// <param name="Titles">One, as a rule.</param>
/// <param name="Blocks">Bodies of text, and tables, in the order of the file.</param>
internal sealed record SlideShapes(IReadOnlyList<string> Titles, IReadOnlyList<OpenXmlElement> Blocks)
{
    public static SlideShapes Of(Slide slide)
    {
        List<string> titles = [];
        List<OpenXmlElement> blocks = [];
        foreach (var element in slide.Descendants())
        {
            if (element is A.Table) blocks.Add(element);
            if (element is not Shape { TextBody: { } body } shape || element.Ancestors<AlternateContentFallback>().Any()) continue;
            if (KindOf(shape) is { } kind && (kind == PlaceholderValues.Title || kind == PlaceholderValues.CenteredTitle)) titles.Add(TextOf(body));
            else if (!IsFurniture(shape)) blocks.Add(body);
        }

        return new SlideShapes([.. titles.Where(title => title.Length > 0)], blocks);
    }

    public static IEnumerable<IReadOnlyList<string>> RowsOf(A.Table table) =>
        table.Elements<A.TableRow>().Select(row => (IReadOnlyList<string>)[.. row.Elements<A.TableCell>().Select(TextOf)]);

    /// <summary>What the speaker is to say; empty for nothing.</summary>
    public static string NotesOf(NotesSlidePart? notes) =>
        string.Join('\n', (notes?.NotesSlide.Descendants<Shape>() ?? [])
            .Where(shape => KindOf(shape) == PlaceholderValues.Body && shape.TextBody is not null)
            .Select(shape => TextOf(shape.TextBody!)));

    /// <summary>The words of a shape, a paragraph a line.</summary>
    public static string TextOf(OpenXmlElement element)
    {
        var text = new StringBuilder();
        foreach (var inner in element.Descendants())
        {
            if (inner is A.Text words) text.Append(words.Text);
            else if (inner is A.Break || (inner is A.Paragraph && text.Length > 0)) text.Append('\n');
        }

        return text.ToString().Trim();
    }

    private static PlaceholderValues? KindOf(Shape shape) =>
        shape.NonVisualShapeProperties?.ApplicationNonVisualDrawingProperties?.PlaceholderShape is { } placeholder
            ? placeholder.Type?.Value ?? PlaceholderValues.Object
            : null;

    /// <summary>Numbers, dates and footers that every slide repeats.</summary>
    private static bool IsFurniture(Shape shape) =>
        KindOf(shape) is { } kind && (kind == PlaceholderValues.SlideNumber || kind == PlaceholderValues.DateAndTime || kind == PlaceholderValues.Footer);
}
