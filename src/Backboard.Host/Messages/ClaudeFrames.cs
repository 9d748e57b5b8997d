using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>Writes an answer as the API's own events: a message, its blocks one after the other, its end.</summary>
internal sealed class ClaudeFrames(IBufferWriter<byte> output, ClaudeHeading heading, string requestId) : IDisposable
{
    private readonly ClaudeEvents _events = new(output);
    private bool _isBegun;
    private int _index = -1;
    private Open _open;

    private enum Open
    {
        Nothing,
        Text,
        Reasoning,
    }

    /// <summary>Nothing follows.</summary>
    public bool IsEnded { get; private set; }

    public void Ping() => _events.Write("ping"u8);

    public void Add(ModelUpdate update)
    {
        if (!_isBegun && update is not ModelFailed)
            Start(update is ClaudeBegun begun ? heading with { Id = ClaudeHeading.IdOf(begun.MessageId) } : heading);
        switch (update)
        {
            case TextDelta delta:
                if (_open is not Open.Text)
                    StartBlock(Open.Text, """{"type":"text","text":"","citations":null}"""u8);
                Delta("text_delta"u8, "text"u8, delta.Text);
                break;
            case ReasoningDelta delta:
                StartReasoning();
                Delta("thinking_delta"u8, "thinking"u8, delta.Text);
                break;
            case ReasoningSigned signed:
                Sign(signed.Block);
                break;
            case ModelAnswered answered:
                Finish(answered);
                break;
            case ModelFailed failed:
                Fail(failed);
                break;
        }
    }

    public void Dispose() => _events.Dispose();

    private void Start(ClaudeHeading told)
    {
        _isBegun = true;
        var json = _events.Begin("message_start"u8);
        json.WriteStartObject("message"u8);
        ClaudeWire.Begin(json, told);
        json.WriteStartArray("content"u8);
        json.WriteEndArray();
        ClaudeWire.WriteStop(json, answered: null);
        ClaudeWire.WriteUsage(json, new Usage(told.InputTokens, 0));
        json.WriteEndObject();
        _events.End();
    }

    /// <summary>Ends the reasoning that was shown with its signature; what was not shown comes as a block of its own.</summary>
    private void Sign(string block)
    {
        if (JsonElement.Parse(block).TryGetProperty("signature", out var signature))
        {
            StartReasoning();
            Delta("signature_delta"u8, "signature"u8, signature.GetString() ?? "");
        }
        else
            StartBlock(Open.Reasoning, Encoding.UTF8.GetBytes(block));
        StopBlock();
    }

    private void Finish(ModelAnswered answered)
    {
        foreach (var call in answered.ToolCalls)
        {
            var json = BeginBlock();
            json.WriteStartObject("content_block"u8);
            ClaudeWire.BeginToolUse(json, call);
            json.WriteStartObject();
            json.WriteEndObject();
            json.WriteEndObject();
            _events.End();
            Delta("input_json_delta"u8, "partial_json"u8, ClaudeWire.InputOf(call));
            EndBlock();
        }
        StopBlock();
        var end = _events.Begin("message_delta"u8);
        end.WriteStartObject("delta"u8);
        ClaudeWire.WriteStop(end, answered);
        end.WriteEndObject();
        ClaudeWire.WriteUsage(end, answered.Usage ?? Usage.None);
        _events.End();
        _events.Write("message_stop"u8);
        IsEnded = true;
    }

    private void Fail(ModelFailed failed)
    {
        ClaudeErrors.WriteMembers(_events.Begin("error"u8), ClaudeErrors.StatusOf(failed), failed.Message, requestId);
        _events.End();
        IsEnded = true;
    }

    private void StartReasoning()
    {
        if (_open is not Open.Reasoning)
            StartBlock(Open.Reasoning, """{"type":"thinking","thinking":"","signature":""}"""u8);
    }

    private void StartBlock(Open kind, ReadOnlySpan<byte> block)
    {
        var json = BeginBlock();
        json.WritePropertyName("content_block"u8);
        json.WriteRawValue(block, skipInputValidation: true);
        _events.End();
        _open = kind;
    }

    private Utf8JsonWriter BeginBlock()
    {
        StopBlock();
        var json = _events.Begin("content_block_start"u8);
        json.WriteNumber("index"u8, ++_index);
        return json;
    }

    private void Delta(ReadOnlySpan<byte> type, ReadOnlySpan<byte> name, string value)
    {
        var json = _events.Begin("content_block_delta"u8);
        json.WriteNumber("index"u8, _index);
        json.WriteStartObject("delta"u8);
        json.WriteString("type"u8, type);
        json.WriteString(name, value);
        json.WriteEndObject();
        _events.End();
    }

    private void StopBlock()
    {
        if (_open is not Open.Nothing)
            EndBlock();
        _open = Open.Nothing;
    }

    private void EndBlock()
    {
        _events.Begin("content_block_stop"u8).WriteNumber("index"u8, _index);
        _events.End();
    }
}
