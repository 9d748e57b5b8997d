using Backboard.Memory.Chunking;
using CsvHelper;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>CSV: every row as a line of its values with their headers. What separates them is found out.</summary>
internal sealed class CsvFileReader : IFormatReader
{
    private const int LongestRow = 1_000_000;

    private static readonly CsvReaderOptions Options = new() { HasHeader = false, MaxRecordSize = LongestRow, IncludeValuesInExceptions = false };

    public int? Read(SourceFile file, DocumentWriter writer)
    {
        using var text = TextFile.Open(file);
        using var rows = CsvReader.Create(text, Options, leaveOpen: true);
        try
        {
            Write(rows, writer);
        }
        catch (CsvFormatException)
        {
            throw new UnreadableException($"Row {rows.RowNumber + 1} is longer than {LongestRow:N0} bytes: a quotation mark may be missing.");
        }

        return null;
    }

    private static void Write(CsvReader rows, DocumentWriter writer)
    {
        if (!rows.Read()) return;
        var first = rows.Current.ToArray();
        var headers = RecordLine.HeadersOf(first);
        var isAlone = true;
        if (headers is null) writer.Line(RecordLine.Of(null, first));
        for (; rows.Read(); isAlone = false) writer.Line(RecordLine.Of(headers, rows.Current.ToArray()));
        if (isAlone && headers is not null) writer.Line(RecordLine.Of(null, first));
    }
}
