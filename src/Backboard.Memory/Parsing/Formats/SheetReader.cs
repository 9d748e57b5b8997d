using Backboard.Memory.Chunking;
using Backboard.Memory.Parsing.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>Excel: every sheet under its name, its rows as tables. One row is in memory at a time, beside the shared strings.</summary>
internal sealed class SheetReader : IFormatReader
{
    public int? Read(SourceFile file, DocumentWriter writer)
    {
        using var stream = OfficePackage.Open(file);
        using var document = OfficePackage.Read(() => SpreadsheetDocument.Open(stream, isEditable: false, OfficePackage.Settings));
        if (document.WorkbookPart is not { } workbook) throw OfficePackage.NotOfThisKind("Excel");
        var cells = CellText.Of(workbook);
        var sheets = workbook.Workbook.Sheets?.Elements<Sheet>().ToList() ?? [];
        PageLimit.Check(sheets.Count);
        foreach (var sheet in sheets)
        {
            if (sheet.Id?.Value is not { } id || !workbook.TryGetPartById(id, out var part) || part is not WorksheetPart worksheet) continue;
            writer.BeginSheet(sheet.Name?.Value ?? id);
            using var rows = Rows(worksheet, cells).GetEnumerator();
            Write(writer, rows);
        }

        return sheets.Count;
    }

    private static IEnumerable<SheetRow> Rows(WorksheetPart part, CellText cells)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == typeof(Row)) yield return SheetRow.Of((Row)reader.LoadCurrentElement()!, cells);
        }
    }

    /// <summary>Tables, which blank rows part; a cell alone above one is its caption.</summary>
    private static void Write(DocumentWriter writer, IEnumerator<SheetRow> rows)
    {
        var hasRow = rows.MoveNext();
        while (hasRow)
        {
            if (rows.Current.Filled > 1)
            {
                TableLines.Write(writer, Table());
                continue;
            }

            writer.Line(string.Concat(rows.Current.Cells));
            hasRow = rows.MoveNext();
        }

        IEnumerable<IReadOnlyList<string>> Table()
        {
            uint last;
            do
            {
                last = rows.Current.Number;
                yield return rows.Current.Cells;
                hasRow = rows.MoveNext();
            }
            while (hasRow && rows.Current.Filled > 0 && rows.Current.Number <= last + 1);
        }
    }
}
