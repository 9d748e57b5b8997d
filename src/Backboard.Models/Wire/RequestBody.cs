using System.Text.Encodings.Web;
using System.Text.Json;

namespace Backboard.Models.Wire;

/// <summary>Writes a request body: one JSON object, not escaped beyond need, so that it is short and equal texts are equal bytes.</summary>
internal static class RequestBody
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static PooledBuffer Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = new PooledBuffer();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json, state);
            json.WriteEndObject();
        }

        return buffer;
    }

    public static void WriteRaw(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }
}
