using System.Text.Encodings.Web;
using System.Text.Json;

namespace Backboard.FakeModel.Wire;

/// <summary>Lenient reading (strictness is the rules' work) and plain writing.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never,
    };

    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Relaxed);

    public static string Quote(string text) => JsonSerializer.Serialize(text, Relaxed);

    public static bool TryGet(this JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    public static string? Text(this JsonElement element, string name) =>
        element.TryGet(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool Flag(this JsonElement element, string name) => element.TryGet(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static int? Number(this JsonElement element, string name) =>
        element.TryGet(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    /// <summary>The elements of an array property; none where it is absent or not an array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.TryGet(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>False where the bytes are not one JSON object.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out JsonElement json)
    {
        try
        {
            json = JsonElement.Parse(utf8);
            return json.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }
}
