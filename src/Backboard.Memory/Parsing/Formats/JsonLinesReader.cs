using System.Text;
using System.Text.Json;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>JSON Lines: every line a record.</summary>
internal sealed class JsonLinesReader : IFormatReader
{
    private const int LongestRecord = 10_000_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonFileReader.Deepest };

    public int? Read(SourceFile file, DocumentWriter writer)
    {
        using var text = TextFile.Open(file);
        var record = new StringBuilder();
        var number = 1;
        foreach (var part in TextFile.Lines(text))
        {
            if (record.Append(part).Length > LongestRecord) throw Unreadable(number);
            if (part[^1] != '\n') continue;
            Write(writer, record.ToString(), number++);
            record.Clear();
        }

        Write(writer, record.ToString(), number);
        return null;
    }

    private static void Write(DocumentWriter writer, string line, int number)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        try
        {
            using var record = JsonDocument.Parse(line, Options);
            writer.Line(JsonRecord.Of(record.RootElement));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Unreadable(number);
        }
    }

    private static UnreadableException Unreadable(int number) => new($"Line {number} is no valid JSON: every line must be a whole JSON value.");
}
