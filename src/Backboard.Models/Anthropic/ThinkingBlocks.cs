using System.Text;
using System.Text.Json;

namespace Backboard.Models.Anthropic;

/// <summary>Collects the thinking of an answer, signatures and redacted parts included, as it must be sent back in a tool round.</summary>
internal sealed class ThinkingBlocks
{
    private readonly SortedDictionary<int, Block> _blocks = [];

    public void Add(AnthropicEvent @event)
    {
        if (@event.Type is "thinking" or "redacted_thinking") _blocks[@event.Index] = new Block(@event.Data);
        if (!_blocks.TryGetValue(@event.Index, out var block)) return;
        block.Thinking.Append(@event.Thinking);
        block.Signature.Append(@event.Signature);
    }

    /// <summary>A JSON array; null where there was no thinking.</summary>
    public string? ToJson() => _blocks.Count == 0 ? null : Json(json =>
    {
        json.WriteStartArray();
        foreach (var block in _blocks.Values) block.Write(json);
        json.WriteEndArray();
    });

    /// <summary>The block of an index as JSON; null where that is no thinking.</summary>
    public string? BlockJson(int index) => _blocks.TryGetValue(index, out var block) ? Json(block.Write) : null;

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) write(json);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private sealed class Block(string? redacted)
    {
        public StringBuilder Thinking { get; } = new();

        public StringBuilder Signature { get; } = new();

        public void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, redacted is null ? "thinking"u8 : "redacted_thinking"u8);
            if (redacted is not null)
            {
                json.WriteString("data"u8, redacted);
            }
            else
            {
                json.WriteString("thinking"u8, Thinking.ToString());
                json.WriteString("signature"u8, Signature.ToString());
            }

            json.WriteEndObject();
        }
    }
}
