using System.Text;
using System.Text.Json;
using Backboard.Models.Rendering;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Anthropic;

/// <summary>Writes a messages request, in the order in which the provider caches: tools, system, messages.</summary>
internal sealed class AnthropicRequest
{
    private const string JsonInstruction = "Answer with one JSON object and nothing else.";
    private const int DefaultMaxTokens = 4096;

    private readonly string _model;
    private readonly ChatOptions _options;
    private readonly List<ChatMessage> _messages;
    private readonly string _system;
    private readonly ThinkingSettings? _thinking;
    private readonly bool _caches;

    public AnthropicRequest(string model, IEnumerable<ChatMessage> messages, ChatOptions options)
    {
        (_model, _options) = (model, options);
        var all = messages.ToList();
        _messages = all.FindAll(message => message.Role != ChatRole.System);
        var system = all.Where(message => message.Role == ChatRole.System).Select(message => message.Text);
        _system = string.Join("\n\n", options.ResponseFormat is ChatResponseFormatJson ? system.Append(JsonInstruction) : system);
        _thinking = AnthropicThinking.Of(options, _messages);
        _caches = options.AdditionalProperties?.GetValueOrDefault(WireKeys.CachesPrompt) is not false;
    }

    public PooledBuffer Write() => RequestBody.Write(this, static (json, request) => request.Write(json));

    private void Write(Utf8JsonWriter json)
    {
        json.WriteString("model"u8, _model);
        json.WriteBoolean("stream"u8, true);
        WriteSettings(json);
        AnthropicTools.Write(json, _options, _messages);
        if (_system.Length > 0)
        {
            json.WriteStartArray("system"u8);
            AnthropicMessages.WriteText(json, _system, isCacheEnd: _caches);
            json.WriteEndArray();
        }

        AnthropicMessages.Write(json, _messages, withThinking: _thinking is { IsOff: false }, _caches);
    }

    private void WriteSettings(Utf8JsonWriter json)
    {
        var limit = _options.MaxOutputTokens ?? DefaultMaxTokens;
        if (_thinking is { Native: null })
        {
            var budget = AnthropicThinking.Budget(_thinking);
            // The limit includes the thinking; the answer keeps the room it was given.
            json.WriteNumber("max_tokens"u8, limit > budget ? limit : budget + limit);
            json.WriteStartObject("thinking"u8);
            json.WriteString("type"u8, "enabled"u8);
            json.WriteNumber("budget_tokens"u8, budget);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNumber("max_tokens"u8, limit);
            if (_thinking?.Native is { } native) json.WriteRaw("thinking"u8, Encoding.UTF8.GetBytes(native));
            if (_options.TopK is { } topK) json.WriteNumber("top_k"u8, topK);
            // Newer models refuse the two together, and thinking refuses both.
            if (_options.Temperature is { } temperature) json.WriteNumber("temperature"u8, Math.Min(temperature, 1));
            else if (_options.TopP is { } topP) json.WriteNumber("top_p"u8, topP);
        }

        if (_options.StopSequences is not { Count: > 0 } stops) return;
        json.WriteStartArray("stop_sequences"u8);
        foreach (var stop in stops) json.WriteStringValue(stop);
        json.WriteEndArray();
    }
}
