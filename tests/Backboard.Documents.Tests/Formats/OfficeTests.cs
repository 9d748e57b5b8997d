using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Backboard.Documents.Tests.Formats;

public sealed class OfficeTests
{
    [Fact]
    public void A_small_table_is_a_Markdown_table()
    {
        var reading = Reading.Of("docx", SampleFiles.Docx(new SampleSection("Fees", "All fees:") { Table = [["City", "Fee"], ["Oslo", "17"]] }));

        Assert.EndsWith("All fees:\n\n| City | Fee |\n| --- | --- |\n| Oslo | 17 |", reading.Text);
    }

    [Fact]
    public void Lists_levels_breaks_and_deleted_words_of_Word_are_understood()
    {
        var reading = Reading.Of("docx", Word(
            Styled("Top", "Heading1"), Styled("Below", "Heading2"),
            new W.Paragraph(new W.ParagraphProperties(new W.NumberingProperties(new W.NumberingId { Val = 1 })), Run("first item")),
            new W.Paragraph(Run("one"), new W.Run(new W.Break()), Run("two"), new W.DeletedRun(new W.Run(new W.DeletedText("gone"))), new W.InsertedRun(Run(" new")))));

        Assert.Equal("Top\n\nBelow\n\n- first item\n\none\ntwo new", reading.Text);
        Assert.Equal("Top › Below", Assert.Single(reading.Chunks).Heading);
    }

    [Fact]
    public void Cells_show_dates_percents_cached_results_and_truth_values()
    {
        var reading = Reading.Of("xlsx", Workbook(
            [Text("When"), Text("Share"), Text("Sum"), Text("Paid"), Text("Third")],
            [Number("45292", style: 1), Number("0.175", style: 2), Formula("A1+B1", "12.5"), Truth("1"), Number("0.1000000000000000055")],
            [Number("45292.75", style: 3), Number("1"), Formula("A2", ""), Truth("0"), Text("a|b")]));

        Assert.Equal(
            "Data\n\n| When | Share | Sum | Paid | Third |\n| --- | --- | --- | --- | --- |\n| 2024-01-01 | 17.5% | 12.5 | TRUE | 0.1 |\n| 2024-01-01 18:00:00 | 1 |  | FALSE | a\\|b |",
            reading.Text);
    }

    [Theory]
    [InlineData("docx", "xlsx", "It is an Excel file: upload it as .xlsx.")]
    [InlineData("xlsx", "pptx", "It is a PowerPoint file: upload it as .pptx.")]
    [InlineData("pptx", "docx", "It is a Word file: upload it as .docx.")]
    public void A_file_of_another_program_says_whose_it_is(string type, string real, string reason) =>
        Assert.Equal(reason, Reading.Of(type, SampleFiles.Make(real, new SampleSection("Heading", "Some words."))).Reason);

    [Fact]
    public void Notes_are_part_of_their_slide()
    {
        using var stream = new MemoryStream();
        stream.Write(SampleFiles.Pptx(new("First", "A bullet"), new("Second", "Another bullet")));
        using (var file = PresentationDocument.Open(stream, isEditable: true))
        {
            var slide = file.PresentationPart!.SlideParts.First(part => part.Slide.InnerText.Contains("Second", StringComparison.Ordinal));
            slide.AddNewPart<NotesSlidePart>().NotesSlide = new DocumentFormat.OpenXml.Presentation.NotesSlide(slide.Slide.CommonSlideData!.CloneNode(deep: true));
        }

        var reading = Reading.Of("pptx", stream.ToArray());

        Assert.Contains("Notes: Another bullet", reading.Chunks.Single(chunk => chunk.Page == 2).Text);
    }

    private static W.Run Run(string text) => new(new W.Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static W.Paragraph Styled(string text, string style) => new(new W.ParagraphProperties(new W.ParagraphStyleId { Val = style }), Run(text));

    private static byte[] Word(params OpenXmlElement[] paragraphs)
    {
        using var stream = new MemoryStream();
        stream.Write(SampleFiles.Docx(new SampleSection("")));
        using (var file = WordprocessingDocument.Open(stream, isEditable: true)) file.MainDocumentPart!.Document = new W.Document(new W.Body(paragraphs));
        return stream.ToArray();
    }

    private static Cell Text(string text) => new(new InlineString(new Text(text))) { DataType = CellValues.InlineString };

    private static Cell Number(string value, uint style = 0) => new(new CellValue(value)) { StyleIndex = style };

    private static Cell Formula(string formula, string value) => new(new CellFormula(formula), new CellValue(value));

    private static Cell Truth(string value) => new(new CellValue(value)) { DataType = CellValues.Boolean };

    /// <summary>Style 1 is a date, 2 a percentage, 3 a date with a format of its own.</summary>
    private static byte[] Workbook(params Cell[][] rows)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = file.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "\"on\" dd/mm/yyyy hh:mm" }),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 10 }, new CellFormat { NumberFormatId = 164 }));
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.AsEnumerable()))));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "Data", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        return stream.ToArray();
    }
}
