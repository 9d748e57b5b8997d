using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing;

/// <summary>
/// Writes a table so that each passage of it is understood by itself: a small one as a Markdown table, of a larger one every
/// row with its headers.
/// </summary>
internal static class TableLines
{
    private const int LargestTable = Chunker.Least;

    /// <param name="rows">Are read once, and held no longer than it takes to see how many there are.</param>
    public static void Write(DocumentWriter writer, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var all = rows.Where(row => row.Any(cell => !string.IsNullOrWhiteSpace(cell))).GetEnumerator();
        List<IReadOnlyList<string>> held = [];
        var tokens = 0.0;
        while (tokens <= LargestTable && all.MoveNext())
        {
            held.Add(all.Current);
            tokens += TextWeight.Of(Row(all.Current)) + 1;
        }

        if (tokens <= LargestTable) WriteTable(writer, held);
        else WriteRecords(writer, held, all);
    }

    private static void WriteTable(DocumentWriter writer, List<IReadOnlyList<string>> rows)
    {
        var before = Boundary.Paragraph;
        for (var i = 0; i < rows.Count; i++)
        {
            writer.Line(Row(rows[i]), before);
            before = Boundary.Line;
            if (i == 0 && rows.Count > 1) writer.Line(Row([.. rows[0].Select(_ => "---")]));
        }
    }

    private static void WriteRecords(DocumentWriter writer, List<IReadOnlyList<string>> held, IEnumerator<IReadOnlyList<string>> rest)
    {
        var headers = RecordLine.HeadersOf(held[0]);
        foreach (var row in headers is null ? held : held[1..]) writer.Line(RecordLine.Of(headers, row));
        while (rest.MoveNext()) writer.Line(RecordLine.Of(headers, rest.Current));
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(cell => WhiteSpace.Collapse(cell).Replace("|", "\\|")))} |";
}
