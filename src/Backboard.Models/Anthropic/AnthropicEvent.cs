using System.Text.Json;
using Backboard.Models.Gateway;
using Backboard.Models.Resilience;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Anthropic;

internal enum AnthropicEventKind
{
    /// <summary>Pings and what is not known yet.</summary>
    Other,
    MessageStart,
    BlockStart,
    Delta,
    BlockStop,
    MessageDelta,
    MessageStop,
}

/// <summary>One event of a messages stream.</summary>
/// <param name="Kind">What it is.</param>
internal sealed record AnthropicEvent(AnthropicEventKind Kind)
{
    public int Index { get; private init; }

    /// <summary>Type of the block or delta.</summary>
    public string Type { get; private init; } = "";

    public string? Text { get; private init; }

    public string? Thinking { get; private init; }

    public string? Signature { get; private init; }

    /// <summary>Of a redacted thinking block.</summary>
    public string? Data { get; private init; }

    public ToolCallPiece? Call { get; private init; }

    public ChatFinishReason? Finish { get; private init; }

    public string? StopSequence { get; private init; }

    public AnthropicUsage Usage { get; private init; } = AnthropicUsage.None;

    public static AnthropicEvent Parse(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        using var document = JsonDocument.ParseValue(ref reader);
        if (reader.Read()) throw new JsonException("More than one value.");
        var json = document.RootElement;
        return json.Text("type"u8) switch
        {
            "message_start" => new(AnthropicEventKind.MessageStart) { Usage = AnthropicUsage.Of(json.Get("message"u8).Get("usage"u8)) },
            "content_block_start" => Block(AnthropicEventKind.BlockStart, json, json.Get("content_block"u8)),
            "content_block_delta" => Block(AnthropicEventKind.Delta, json, json.Get("delta"u8)),
            "content_block_stop" => new(AnthropicEventKind.BlockStop) { Index = json.Int("index"u8) },
            "message_delta" => new(AnthropicEventKind.MessageDelta)
            {
                Finish = FinishOf(json.Get("delta"u8).Text("stop_reason"u8)),
                StopSequence = json.Get("delta"u8).Text("stop_sequence"u8),
                Usage = AnthropicUsage.Of(json.Get("usage"u8)),
            },
            "message_stop" => new(AnthropicEventKind.MessageStop),
            "error" => throw ProviderErrors.OfEvent(json.Get("error"u8).Text("type"u8)),
            _ => new(AnthropicEventKind.Other),
        };
    }

    private static AnthropicEvent Block(AnthropicEventKind kind, JsonElement json, JsonElement block)
    {
        var index = json.Int("index"u8);
        var type = block.Text("type"u8) ?? "";
        return new(kind)
        {
            Index = index,
            Type = type,
            Text = block.Text("text"u8),
            Thinking = block.Text("thinking"u8),
            Signature = block.Text("signature"u8),
            Data = block.Text("data"u8),
            Call = type is "tool_use" or "input_json_delta"
                ? new ToolCallPiece(index, block.Text("id"u8), block.Text("name"u8), block.Text("partial_json"u8))
                : null,
        };
    }

    private static ChatFinishReason? FinishOf(string? reason) => reason switch
    {
        null or "" => null,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_use" => ChatFinishReason.ToolCalls,
        "refusal" => ChatFinishReason.ContentFilter,
        "stop_sequence" => StopReasons.StopSequence,
        _ => ChatFinishReason.Stop,
    };
}
