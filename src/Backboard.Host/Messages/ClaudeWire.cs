using System.Text.Json;

namespace Backboard.Host;

/// <summary>Parts of an answer that are the same in one piece and in a stream.</summary>
internal static class ClaudeWire
{
    /// <summary>Opens the message up to its content.</summary>
    public static void Begin(Utf8JsonWriter json, ClaudeHeading heading)
    {
        json.WriteString("id"u8, heading.Id);
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("model"u8, heading.Model);
    }

    public static void WriteStop(Utf8JsonWriter json, ModelAnswered? answered)
    {
        json.WriteString("stop_reason"u8, answered is null ? null : ClaudeNames.Wire(answered.StopReason));
        json.WriteString("stop_sequence"u8, answered is { StopReason: StopReason.StopSequence } ? answered.StopSequence : null);
        json.WriteNull("stop_details"u8);
    }

    /// <summary>Input apart from what the provider's cache gave or took, as this API counts.</summary>
    public static void WriteUsage(Utf8JsonWriter json, Usage usage)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, usage.InputTokens - usage.CachedInputTokens - usage.CacheWriteInputTokens);
        json.WriteNumber("cache_creation_input_tokens"u8, usage.CacheWriteInputTokens);
        json.WriteNumber("cache_read_input_tokens"u8, usage.CachedInputTokens);
        json.WriteNumber("output_tokens"u8, usage.OutputTokens);
        json.WriteEndObject();
    }

    public static void BeginToolUse(Utf8JsonWriter json, ToolCall call)
    {
        json.WriteString("type"u8, "tool_use"u8);
        json.WriteString("id"u8, call.Id);
        json.WriteString("name"u8, call.Name);
        json.WritePropertyName("input"u8);
    }

    /// <summary>What is no object becomes one: this API knows nothing else.</summary>
    public static string InputOf(ToolCall call) =>
        call.Arguments.AsSpan().TrimStart().StartsWith('{') ? call.Arguments : $$"""{"value":{{call.Arguments}}}""";
}
