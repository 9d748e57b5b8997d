using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>JSON that came from outside, checked and written compactly for storage.</summary>
internal static class JsonText
{
    /// <summary>Compact ASCII, members in their order, numbers as given.</summary>
    public static string Compact(JsonElement element) => Write(element, encoder: null);

    /// <summary>The same with letters of every script as they are, so that its size is what the client meant.</summary>
    public static string CompactUnicode(JsonElement element) => Write(element, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>Null when it is no JSON, or deeper than allowed.</summary>
    public static JsonElement? TryParse(string text, int maxDepth)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>False when a string or name in it is no Unicode text or contains U+0000, which no database column takes.</summary>
    public static bool IsStorable(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(static p => IsStorableName(p) && IsStorable(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsStorable),
        JsonValueKind.String => TryGetText(element) is { } text && !text.Contains('\0'),
        _ => true,
    };

    /// <summary>Null when the string holds half a surrogate pair or bytes that are not UTF-8.</summary>
    public static string? TryGetText(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string Explain(JsonException exception) =>
        exception.Message.Contains("MaxDepth", StringComparison.OrdinalIgnoreCase) || exception.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)
            ? "JSON is nested too deep"
            : $"JSON decode error at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}";

    private static string Write(JsonElement element, JavaScriptEncoder? encoder)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = encoder }))
            element.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static bool IsStorableName(JsonProperty property)
    {
        try
        {
            return !property.Name.Contains('\0');
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
