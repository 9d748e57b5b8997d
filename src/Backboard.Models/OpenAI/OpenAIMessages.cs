using System.Text.Json;
using Backboard.Models.Rendering;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.OpenAI;

/// <summary>Writes chat messages; a message of several tool results becomes several.</summary>
internal static class OpenAIMessages
{
    public static void Write(Utf8JsonWriter json, ChatMessage message)
    {
        if (message.Role == ChatRole.Tool)
        {
            foreach (var result in message.Contents.OfType<FunctionResultContent>()) WriteResult(json, result);
            return;
        }

        json.WriteStartObject();
        json.WriteString("role"u8, message.Role.Value);
        // Null is what the vendor itself sends for a message that only calls tools.
        if (message.Contents.Any(content => content is not TextReasoningContent && content.Block() is not null)) OpenAIParts.Write(json, message);
        else if (message.Words() is { Length: > 0 } text) json.WriteString("content"u8, text);
        else json.WriteNull("content"u8);
        if (message.Contents.Any(content => content is FunctionCallContent)) WriteCalls(json, message);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, FunctionResultContent result)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, "tool"u8);
        json.WriteString("tool_call_id"u8, result.CallId);
        json.WriteString("content"u8, OpenAIParts.TextOf(result));
        json.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartArray("tool_calls"u8);
        foreach (var call in message.Contents.OfType<FunctionCallContent>())
        {
            json.WriteStartObject();
            json.WriteString("id"u8, call.CallId);
            json.WriteString("type"u8, "function"u8);
            json.WriteStartObject("function"u8);
            json.WriteString("name"u8, call.Name);
            json.WriteString("arguments"u8, ToolArguments.Text(call));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
