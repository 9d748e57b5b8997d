using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Words = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Backboard.Memory.Parsing.Office;

/// <summary>What a cell shows, more or less: shared strings, dates as ISO, formulas by the value they had last.</summary>
internal sealed class CellText(IReadOnlyList<string> strings, IReadOnlyList<CellFormatKind> formats, bool startsIn1904)
{
    private const double DaysBefore1904 = 1_462;

    public static CellText Of(WorkbookPart workbook) => new(
        SharedStrings(workbook.SharedStringTablePart),
        CellFormatKinds.Of(workbook.WorkbookStylesPart?.Stylesheet),
        workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false);

    public string Of(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value is not { } type) return Number(value, cell.StyleIndex?.Value ?? 0);
        if (type == CellValues.SharedString) return int.TryParse(value, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < strings.Count ? strings[index] : "";
        if (type == CellValues.InlineString) return cell.InlineString is { } inline ? TextOf(inline) : "";
        if (type == CellValues.Boolean) return value == "1" ? "TRUE" : "FALSE";
        return type == CellValues.Number ? Number(value, cell.StyleIndex?.Value ?? 0) : value;
    }

    private string Number(string value, uint style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        return (style < formats.Count ? formats[(int)style] : CellFormatKind.Plain) switch
        {
            CellFormatKind.Percent => $"{Plain(number * 100)}%",
            CellFormatKind.Date => Moment(number, value),
            _ => Plain(number),
        };
    }

    // Fifteen digits are what Excel keeps; more would show how binary fractions are stored.
    private static string Plain(double number) => number.ToString("0.###############", CultureInfo.InvariantCulture);

    private string Moment(double days, string value)
    {
        if (startsIn1904) days += DaysBefore1904;
        // The last day there is, 9999-12-31.
        if (days is < 0 or >= 2_958_466) return value;
        var moment = DateTime.FromOADate(Math.Round(days * 86_400) / 86_400);
        if (days < 1) return moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static List<string> SharedStrings(SharedStringTablePart? part)
    {
        List<string> strings = [];
        if (part is null) return strings;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem)) strings.Add(TextOf(reader.LoadCurrentElement()!));
        }

        return strings;
    }

    /// <summary>All runs of a text, without how it is pronounced.</summary>
    private static string TextOf(OpenXmlElement item) =>
        string.Concat(item.Descendants<Words>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));
}
