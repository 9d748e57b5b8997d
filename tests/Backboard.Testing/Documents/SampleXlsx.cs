using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Backboard.Testing;

/// <summary>Texts lie in the shared strings; what reads as a number is one.</summary>
internal static class SampleXlsx
{
    public static byte[] Write(IReadOnlyList<SampleSection> sheets)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var list = new Sheets();
            var strings = new List<string>();
            foreach (var sheet in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(Data(sheet, strings));
                list.AppendChild(new Sheet { Name = sheet.SheetName, SheetId = (uint)list.ChildElements.Count + 1, Id = workbook.GetIdOfPart(part) });
            }

            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(
                strings.Select(text => new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve })));
            workbook.Workbook = new Workbook(list);
        }

        return file.ToArray();
    }

    private static SheetData Data(SampleSection sheet, List<string> strings)
    {
        IEnumerable<IReadOnlyList<string>> rows = sheet.Table.IsEmpty
            ? [["No", "Text"], .. sheet.Paragraphs.Select((text, index) => (string[])[$"{index + 1}", text])]
            : [.. sheet.Paragraphs.Select(text => (string[])[text]), .. sheet.Table];
        var numbered = rows.Select((row, index) => (IEnumerable<Cell>)[.. row.Select((text, column) => Cell(text, column, index, strings))]);
        return new SheetData(numbered.Select((cells, index) => new Row(cells) { RowIndex = (uint)index + 1 }));
    }

    private static Cell Cell(string text, int column, int row, List<string> strings)
    {
        var reference = $"{(char)('A' + column)}{row + 1}";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return new Cell(new CellValue(text)) { CellReference = reference };
        strings.Add(text);
        return new Cell(new CellValue(strings.Count - 1)) { CellReference = reference, DataType = CellValues.SharedString };
    }
}
