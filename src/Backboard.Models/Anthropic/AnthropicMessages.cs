using System.Text;
using System.Text.Json;
using Backboard.Models.Rendering;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Anthropic;

/// <summary>Writes messages as turns: neighbours of one role, and tool results with the user turn they open, become one.</summary>
internal static class AnthropicMessages
{
    public static void Write(Utf8JsonWriter json, List<ChatMessage> messages, bool withThinking, bool caches)
    {
        // Up to the newest user message the next request will be the same: there the provider's cache shall end.
        var stable = caches ? messages.FindLastIndex(message => message.Role == ChatRole.User) - 1 : -1;
        bool? isUser = null;
        json.WriteStartArray("messages"u8);
        for (var i = 0; i < messages.Count; i++)
        {
            var user = messages[i].Role != ChatRole.Assistant;
            if (user != isUser) StartTurn(json, user, isFirst: isUser is null);
            isUser = user;
            // Thinking opens a turn; state that would stand elsewhere is left out.
            var opensTurn = i == 0 || messages[i - 1].Role != ChatRole.Assistant;
            if (withThinking && opensTurn && AnthropicThinking.State(messages[i]) is { } state) WriteState(json, state);
            WriteBlocks(json, messages[i], isCacheEnd: i == stable);
        }

        if (isUser is not null) EndTurn(json);
        json.WriteEndArray();
    }

    public static void WriteText(Utf8JsonWriter json, string text, bool isCacheEnd)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        EndBlock(json, isCacheEnd);
    }

    private static void StartTurn(Utf8JsonWriter json, bool user, bool isFirst)
    {
        if (!isFirst) EndTurn(json);
        json.WriteStartObject();
        json.WriteString("role"u8, user ? "user"u8 : "assistant"u8);
        json.WriteStartArray("content"u8);
    }

    private static void EndTurn(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, string state)
    {
        using var blocks = JsonDocument.Parse(state);
        foreach (var block in blocks.RootElement.EnumerateArray())
            json.WriteRawValue(Encoding.UTF8.GetBytes(block.GetRawText()), skipInputValidation: true);
    }

    private static void WriteBlocks(Utf8JsonWriter json, ChatMessage message, bool isCacheEnd)
    {
        for (var i = 0; i < message.Contents.Count; i++)
        {
            var isLast = isCacheEnd && i == message.Contents.Count - 1;
            switch (message.Contents[i])
            {
                case TextContent text: WriteText(json, text.Text, isLast); break;
                case FunctionCallContent call: WriteCall(json, call, isLast); break;
                case FunctionResultContent result: WriteResult(json, result, isLast); break;
                case var other when other.Block() is { } block: json.WriteRawValue(block, skipInputValidation: true); break;
            }
        }
    }

    private static void WriteCall(Utf8JsonWriter json, FunctionCallContent call, bool isCacheEnd)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "tool_use"u8);
        json.WriteString("id"u8, call.CallId);
        json.WriteString("name"u8, call.Name);
        json.WritePropertyName("input"u8);
        var arguments = ToolArguments.Text(call);
        var isObject = arguments.AsSpan().TrimStart().StartsWith('{');
        // Another provider's call may have had a bare value.
        json.WriteRawValue(isObject ? arguments : $$"""{"value":{{arguments}}}""", skipInputValidation: true);
        EndBlock(json, isCacheEnd);
    }

    private static void WriteResult(Utf8JsonWriter json, FunctionResultContent result, bool isCacheEnd)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "tool_result"u8);
        json.WriteString("tool_use_id"u8, result.CallId);
        if (result.RawRepresentation is List<AIContent> contents) WriteContents(json, contents);
        else json.WriteString("content"u8, result.Result?.ToString());
        if (result.AdditionalProperties?.GetValueOrDefault(WireKeys.IsError) is true) json.WriteBoolean("is_error"u8, true);
        EndBlock(json, isCacheEnd);
    }

    private static void WriteContents(Utf8JsonWriter json, List<AIContent> contents)
    {
        json.WriteStartArray("content"u8);
        foreach (var content in contents)
        {
            if (content is TextContent text) WriteText(json, text.Text, isCacheEnd: false);
            else if (content.Block() is { } block) json.WriteRawValue(block, skipInputValidation: true);
        }

        json.WriteEndArray();
    }

    private static void EndBlock(Utf8JsonWriter json, bool isCacheEnd)
    {
        if (isCacheEnd) json.WriteRaw("cache_control"u8, """{"type":"ephemeral"}"""u8);
        json.WriteEndObject();
    }
}
