using DocumentFormat.OpenXml.Spreadsheet;

namespace Backboard.Memory.Parsing.Office;

/// <param name="Number">From 1, as the sheet shows it; 0 where the file does not say.</param>
/// <param name="Cells">From column A on, with empty ones for gaps.</param>
internal sealed record SheetRow(uint Number, IReadOnlyList<string> Cells)
{
    // XFD, the last one there can be.
    private const int MostColumns = 16_384;

    /// <summary>Cells with something in them.</summary>
    public int Filled => Cells.Count(cell => cell.Length > 0);

    public static SheetRow Of(Row row, CellText cells)
    {
        List<string> values = [];
        foreach (var cell in row.Elements<Cell>())
        {
            var column = Column(cell.CellReference?.Value) ?? values.Count;
            while (values.Count < column) values.Add("");
            values.Add(cells.Of(cell).Trim());
        }

        return new SheetRow(row.RowIndex?.Value ?? 0, values);
    }

    /// <summary>From 0: of <c>B7</c> it is 1.</summary>
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter)) break;
            column = (column * 26) + letter - 'A' + 1;
            if (column > MostColumns) return null;
        }

        return column == 0 ? null : column - 1;
    }
}
