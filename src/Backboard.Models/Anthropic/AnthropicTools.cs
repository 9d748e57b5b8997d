using System.Runtime.InteropServices;
using System.Text.Json;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Anthropic;

/// <summary>Writes tool definitions, their schemas as given.</summary>
internal static class AnthropicTools
{
    public static void Write(Utf8JsonWriter json, ChatOptions options, List<ChatMessage> messages)
    {
        if (options.Tools is { Count: > 0 } tools)
        {
            json.WriteStartArray("tools"u8);
            foreach (var tool in tools.OfType<AIFunctionDeclaration>()) WriteTool(json, tool);
            json.WriteEndArray();
            WriteChoice(json, options);
            return;
        }

        // A history that shows tool calls is refused without definitions, even if no tool may be called any more.
        var past = messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => call.Name).Distinct().ToList();
        if (past.Count == 0) return;
        json.WriteStartArray("tools"u8);
        foreach (var name in past)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, name);
            json.WriteRaw("input_schema"u8, """{"type":"object"}"""u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteRaw("tool_choice"u8, """{"type":"none"}"""u8);
    }

    private static void WriteChoice(Utf8JsonWriter json, ChatOptions options)
    {
        if (options.ToolMode is null && options.AllowMultipleToolCalls is null) return;
        var name = (options.ToolMode as RequiredChatToolMode)?.RequiredFunctionName;
        json.WriteStartObject("tool_choice"u8);
        json.WriteString("type"u8, options.ToolMode switch
        {
            NoneChatToolMode => "none"u8,
            RequiredChatToolMode => name is null ? "any"u8 : "tool"u8,
            _ => "auto"u8,
        });
        if (name is not null) json.WriteString("name"u8, name);
        if (options.AllowMultipleToolCalls is false) json.WriteBoolean("disable_parallel_tool_use"u8, true);
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, AIFunctionDeclaration tool)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, tool.Name);
        if (!string.IsNullOrWhiteSpace(tool.Description)) json.WriteString("description"u8, tool.Description);
        json.WritePropertyName("input_schema"u8);
        if (tool.JsonSchema.Text("type"u8) == "object") json.WriteRawValue(JsonMarshal.GetRawUtf8Value(tool.JsonSchema), skipInputValidation: true);
        else WriteTyped(json, tool.JsonSchema);
        json.WriteEndObject();
    }

    // The one thing the provider demands of a schema.
    private static void WriteTyped(Utf8JsonWriter json, JsonElement schema)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "object"u8);
        foreach (var property in schema.EnumerateObject())
        {
            if (!property.NameEquals("type"u8)) property.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
