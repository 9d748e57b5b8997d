using System.Text.Json;

namespace Backboard.Models.OpenAI;

/// <summary>
/// Reads the chunk that most of a stream consists of, a piece of text and nothing else, without building a document.
/// </summary>
internal static class PlainChunk
{
    private const int Chunk = 1;
    private const int Choice = 3;
    private const int Delta = 4;

    /// <summary>False when the chunk says more, or says it with escapes: it wants reading in full.</summary>
    /// <exception cref="JsonException">The data is no JSON.</exception>
    public static bool TryReadText(ReadOnlySpan<byte> data, out string? text)
    {
        text = null;
        var reader = new Utf8JsonReader(data);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            if (reader.CurrentDepth == Delta && reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                if (text is not null || reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null) || reader.ValueIsEscaped)
                    return false;
                text = reader.GetString();
            }
            else if (IsMore(ref reader))
            {
                return false;
            }
        }

        return text is not null;
    }

    private static bool IsMore(ref Utf8JsonReader reader)
    {
        var matters = reader.CurrentDepth switch
        {
            Chunk => reader.ValueTextEquals("usage"u8) || reader.ValueTextEquals("error"u8),
            Choice => reader.ValueTextEquals("finish_reason"u8),
            Delta => !reader.ValueTextEquals("role"u8),
            _ => false,
        };
        if (!matters)
            return false;
        reader.Read();
        return reader.TokenType != JsonTokenType.Null;
    }
}
