using System.Text.Json;
using Backboard.Models.Resilience;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.OpenAI;

/// <summary>One event of a chat completions stream.</summary>
internal sealed record OpenAIChunk
{
    public bool IsDone { get; private init; }

    public string? Text { get; init; }

    public string? Reasoning { get; private init; }

    public ChatFinishReason? Finish { get; private init; }

    public ToolCallPiece[] ToolCalls { get; private init; } = [];

    public UsageDetails? Usage { get; private init; }

    public bool IsEmpty => string.IsNullOrEmpty(Text) && string.IsNullOrEmpty(Reasoning) && Finish is null && Usage is null && ToolCalls.Length == 0;

    public static OpenAIChunk Parse(ReadOnlySpan<byte> data)
    {
        if (data.SequenceEqual("[DONE]"u8)) return new OpenAIChunk { IsDone = true };
        if (PlainChunk.TryReadText(data, out var plain)) return new OpenAIChunk { Text = plain };
        var reader = new Utf8JsonReader(data);
        using var document = JsonDocument.ParseValue(ref reader);
        if (reader.Read()) throw new JsonException("More than one value.");
        var chunk = document.RootElement;
        ThrowIfError(chunk.Get("error"u8));

        var choices = chunk.Get("choices"u8);
        var choice = choices is { ValueKind: JsonValueKind.Array } && choices.GetArrayLength() > 0 ? choices[0] : default;
        var delta = choice.Get("delta"u8);
        return new OpenAIChunk
        {
            Text = delta.Text("content"u8) ?? delta.Text("refusal"u8),
            // What compatible servers call it: DeepSeek and vLLM the one, OpenRouter and Ollama the other.
            Reasoning = delta.Text("reasoning_content"u8) ?? delta.Text("reasoning"u8),
            Finish = FinishOf(choice.Text("finish_reason"u8)),
            ToolCalls = Pieces(delta.Get("tool_calls"u8)),
            Usage = UsageOf(chunk.Get("usage"u8)),
        };
    }

    private static void ThrowIfError(JsonElement error)
    {
        if (error.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return;
        var code = error.Get("code"u8);
        throw ProviderErrors.OfEvent(error.Text("type"u8) ?? code.Text() ?? (code.ValueKind == JsonValueKind.Number ? code.GetRawText() : null));
    }

    private static ToolCallPiece[] Pieces(JsonElement calls) => calls.ValueKind != JsonValueKind.Array ? [] :
    [
        .. calls.EnumerateArray().Select(call => new ToolCallPiece(
            call.Get("index"u8).ValueKind == JsonValueKind.Number ? call.Int("index"u8) : null,
            call.Text("id"u8),
            call.Get("function"u8).Text("name"u8),
            call.Get("function"u8).Text("arguments"u8))),
    ];

    private static ChatFinishReason? FinishOf(string? reason) => reason switch
    {
        null or "" => null,
        "length" => ChatFinishReason.Length,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        "content_filter" => ChatFinishReason.ContentFilter,
        "error" => throw ProviderErrors.OfEvent(null),
        _ => ChatFinishReason.Stop,
    };

    private static UsageDetails? UsageOf(JsonElement usage) => usage.ValueKind != JsonValueKind.Object ? null : new UsageDetails
    {
        InputTokenCount = usage.Int("prompt_tokens"u8),
        OutputTokenCount = usage.Int("completion_tokens"u8),
        CachedInputTokenCount = usage.Get("prompt_tokens_details"u8).Int("cached_tokens"u8),
    };
}
