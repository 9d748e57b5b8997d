using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>JSON: the members of a list, and small objects, as a record on a line each; what is larger by its members.</summary>
internal sealed class JsonFileReader : IFormatReader
{
    /// <summary>Nesting that is still read.</summary>
    public const int Deepest = 64;

    private const int LargestRecord = 800;

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest };

    public int? Read(SourceFile file, DocumentWriter writer)
    {
        try
        {
            using var document = Parse(file);
            if (JsonRecord.IsLeaf(document.RootElement)) writer.Paragraph(JsonRecord.TextOf(document.RootElement));
            else WriteMembers(writer, document.RootElement, level: 1);
        }
        catch (JsonException e)
        {
            throw new UnreadableException($"It is no valid JSON, or nested deeper than {Deepest} levels: see line {e.LineNumber + 1}.");
        }
        catch (InvalidOperationException)
        {
            // What GetString throws for an escaped half of a surrogate pair.
            throw new UnreadableException("It is no valid JSON: it escapes half a character.");
        }

        return null;
    }

    private static JsonDocument Parse(SourceFile file)
    {
        using var text = TextFile.Open(file);
        return text.CurrentEncoding is UTF8Encoding ? JsonDocument.Parse(text.BaseStream, Options) : JsonDocument.Parse(text.ReadToEnd(), Options);
    }

    private static void WriteMembers(DocumentWriter writer, JsonElement value, int level)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) writer.Line(JsonRecord.Of(item));
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            writer.Leave(level);
            if (JsonRecord.IsLeaf(property.Value) || JsonMarshal.GetRawUtf8Value(property.Value).Length <= LargestRecord)
            {
                writer.Line(Named(property));
                continue;
            }

            writer.Enter(level, property.Name);
            writer.Line($"{property.Name}:", Boundary.Paragraph);
            WriteMembers(writer, property.Value, level + 1);
        }
    }

    private static string Named(JsonProperty property) => $"{property.Name}: {JsonRecord.Of(property.Value)}";
}
