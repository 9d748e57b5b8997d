using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Backboard.Models.Wire;

/// <summary>
/// Reads JSON the way providers write it. A streaming provider may cut an escaped surrogate pair between two events;
/// <see cref="JsonElement.GetString"/> refuses such halves, this keeps them for the gateway to join.
/// </summary>
internal static class JsonText
{
    private const char LongEscape = 'u';

    public static JsonElement Get(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static int Int(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : 0;

    /// <summary>The string at a name; null where there is none.</summary>
    public static string? Text(this JsonElement element, ReadOnlySpan<byte> name) => element.Get(name).Text();

    public static string? Text(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        var text = Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)[1..^1]);
        return text.Contains('\\') ? Unescape(text) : text;
    }

    // The reader has checked that every escape is well formed.
    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            var kind = text[++i];
            plain.Append(kind switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                LongEscape => (char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => kind,
            });
            if (kind == LongEscape) i += 4;
        }

        return plain.ToString();
    }
}
