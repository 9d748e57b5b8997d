using System.Runtime.InteropServices;
using System.Text.Json;
using Backboard.Models.Rendering;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.OpenAI;

/// <summary>Writes a chat completions request. What changes least comes first.</summary>
internal sealed record OpenAIRequest(OpenAIEndpoint Endpoint, string Model, IEnumerable<ChatMessage> Messages, ChatOptions Options)
{
    private const int MaxStops = 4;

    public PooledBuffer Write() => RequestBody.Write(this, static (json, request) => request.Write(json));

    private void Write(Utf8JsonWriter json)
    {
        json.WriteString("model"u8, Model);
        json.WriteBoolean("stream"u8, true);
        json.WriteStartObject("stream_options"u8);
        json.WriteBoolean("include_usage"u8, true);
        json.WriteEndObject();
        WriteSettings(json);
        WriteTools(json);
        json.WriteStartArray("messages"u8);
        foreach (var message in Messages) OpenAIMessages.Write(json, message);
        json.WriteEndArray();
    }

    private void WriteSettings(Utf8JsonWriter json)
    {
        if (Options.Temperature is { } temperature) json.WriteNumber("temperature"u8, temperature);
        if (Options.TopP is { } topP) json.WriteNumber("top_p"u8, topP);
        if (Options.MaxOutputTokens is { } limit) json.WriteNumber(Endpoint.MaxTokensName(Model), limit);
        if (Options.ResponseFormat is ChatResponseFormatJson) json.WriteRaw("response_format"u8, """{"type":"json_object"}"""u8);
        var thinking = Options.AdditionalProperties?.GetValueOrDefault(WireKeys.Thinking) as ThinkingSettings;
        if (thinking?.NearestEffort is { } effort) json.WriteString("reasoning_effort"u8, effort);
        if (Options.StopSequences is not { Count: > 0 } stops || Options.NamesStopSequence()) return;
        json.WriteStartArray("stop"u8);
        foreach (var stop in stops.Take(MaxStops)) json.WriteStringValue(stop);
        json.WriteEndArray();
    }

    private void WriteTools(Utf8JsonWriter json)
    {
        if (Options.Tools is not { Count: > 0 } tools) return;
        json.WriteStartArray("tools"u8);
        foreach (var tool in tools.OfType<AIFunctionDeclaration>())
        {
            if (tool is ToolDeclaration given) json.WriteRawValue(JsonMarshal.GetRawUtf8Value(given.Definition), skipInputValidation: true);
            else WriteTool(json, tool);
        }

        json.WriteEndArray();
        WriteToolChoice(json);
    }

    private void WriteToolChoice(Utf8JsonWriter json)
    {
        if (Options.AllowMultipleToolCalls is { } parallel) json.WriteBoolean("parallel_tool_calls"u8, parallel);
        switch (Options.ToolMode)
        {
            case NoneChatToolMode: json.WriteString("tool_choice"u8, "none"u8); break;
            case RequiredChatToolMode { RequiredFunctionName: null }: json.WriteString("tool_choice"u8, "required"u8); break;
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                json.WriteStartObject("tool_choice"u8);
                json.WriteString("type"u8, "function"u8);
                json.WriteStartObject("function"u8);
                json.WriteString("name"u8, name);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
        }
    }

    private static void WriteTool(Utf8JsonWriter json, AIFunctionDeclaration tool)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "function"u8);
        json.WriteStartObject("function"u8);
        json.WriteString("name"u8, tool.Name);
        json.WriteString("description"u8, tool.Description);
        json.WritePropertyName("parameters"u8);
        tool.JsonSchema.WriteTo(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
