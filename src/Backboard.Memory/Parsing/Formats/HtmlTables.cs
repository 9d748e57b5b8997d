using AngleSharp.Html.Dom;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>Tells tables of data from those that lay out a page.</summary>
internal static class HtmlTables
{
    private const int LongestCell = 1_000;

    public static bool IsData(IHtmlTableElement table) =>
        table.QuerySelector("table, h1, h2, h3, h4, h5, h6, pre, form") is null
        && table.Rows.All(row => row.Cells.All(cell => cell.TextContent.Length <= LongestCell));

    public static IEnumerable<IReadOnlyList<string>> RowsOf(IHtmlTableElement table) =>
        table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(cell => cell.TextContent)]);
}
