using System.Buffers;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>Writes the answer as the API's own events: a message, its blocks one after the other, its end.</summary>
internal sealed class ClaudeFrames(IBufferWriter<byte> output, ClaudeHeading heading, string requestId) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(output);
    private bool _isBegun;
    private int _index = -1;
    private Open _open = Open.Nothing;

    private enum Open
    {
        Nothing,
        Text,
        Reasoning,
    }

    /// <summary>Nothing follows.</summary>
    public bool IsEnded { get; private set; }

    public void Add(ModelUpdate update)
    {
        if (update is ModelFailed failed)
        {
            Fail(failed);
            return;
        }
        if (!_isBegun)
            Start(update is ClaudeBegun begun ? heading with { Id = ClaudeHeading.IdOf(begun.MessageId) } : heading);
        switch (update)
        {
            case TextDelta delta:
                Text(delta.Text);
                break;
            case ReasoningDelta delta:
                Reasoning(delta.Text);
                break;
            case ReasoningSigned signed:
                Signed(signed.Block);
                break;
            case ModelAnswered answered:
                Finish(answered);
                break;
        }
    }

    public void Ping()
    {
        Begin("ping"u8);
        End();
    }

    public void Dispose() => _json.Dispose();

    private void Start(ClaudeHeading told)
    {
        _isBegun = true;
        Begin("message_start"u8);
        _json.WriteStartObject("message"u8);
        ClaudeWire.Begin(_json, told);
        _json.WriteStartArray("content"u8);
        _json.WriteEndArray();
        ClaudeWire.WriteStop(_json, answered: null);
        ClaudeWire.WriteUsage(_json, new Usage(told.InputTokens, 0));
        _json.WriteEndObject();
        End();
    }

    private void Text(string text)
    {
        if (_open is not Open.Text)
            StartBlock(Open.Text, static json =>
            {
                json.WriteString("type"u8, "text"u8);
                json.WriteString("text"u8, ""u8);
                json.WriteNull("citations"u8);
            });
        Delta("text_delta"u8, "text"u8, text);
    }

    private void Reasoning(string text)
    {
        StartReasoning();
        Delta("thinking_delta"u8, "thinking"u8, text);
    }

    /// <summary>Ends the reasoning that was shown with its signature; what was not shown comes as a block of its own.</summary>
    private void Signed(string block)
    {
        var signed = JsonElement.Parse(block);
        if (signed.TryGetProperty("signature", out var signature))
        {
            StartReasoning();
            Delta("signature_delta"u8, "signature"u8, signature.GetString() ?? "");
        }
        else
            StartBlock(Open.Reasoning, json =>
            {
                foreach (var member in signed.EnumerateObject())
                    member.WriteTo(json);
            });
        StopBlock();
    }

    private void Finish(ModelAnswered answered)
    {
        foreach (var call in answered.ToolCalls)
        {
            StartBlock(Open.Nothing, json =>
            {
                ClaudeWire.BeginToolUse(json, call);
                json.WriteStartObject();
                json.WriteEndObject();
            });
            Delta("input_json_delta"u8, "partial_json"u8, ClaudeWire.InputOf(call));
            Stop();
        }
        StopBlock();
        Begin("message_delta"u8);
        _json.WriteStartObject("delta"u8);
        ClaudeWire.WriteStop(_json, answered);
        _json.WriteEndObject();
        ClaudeWire.WriteUsage(_json, answered.Usage ?? Usage.None);
        End();
        Begin("message_stop"u8);
        End();
        IsEnded = true;
    }

    private void Fail(ModelFailed failed)
    {
        output.Write("event: error\ndata: "u8);
        _json.Reset(output);
        _json.WriteStartObject();
        ClaudeErrors.Write(_json, ClaudeErrors.StatusOf(failed), failed.Message, requestId);
        End();
        IsEnded = true;
    }

    private void StartReasoning()
    {
        if (_open is not Open.Reasoning)
            StartBlock(Open.Reasoning, static json =>
            {
                json.WriteString("type"u8, "thinking"u8);
                json.WriteString("thinking"u8, ""u8);
                json.WriteString("signature"u8, ""u8);
            });
    }

    private void StartBlock(Open kind, Action<Utf8JsonWriter> write)
    {
        StopBlock();
        _index++;
        _open = kind;
        Begin("content_block_start"u8);
        _json.WriteNumber("index"u8, _index);
        _json.WriteStartObject("content_block"u8);
        write(_json);
        _json.WriteEndObject();
        End();
    }

    private void Delta(ReadOnlySpan<byte> type, ReadOnlySpan<byte> name, string value)
    {
        Begin("content_block_delta"u8);
        _json.WriteNumber("index"u8, _index);
        _json.WriteStartObject("delta"u8);
        _json.WriteString("type"u8, type);
        _json.WriteString(name, value);
        _json.WriteEndObject();
        End();
    }

    private void StopBlock()
    {
        if (_open is not Open.Nothing)
            Stop();
        _open = Open.Nothing;
    }

    private void Stop()
    {
        Begin("content_block_stop"u8);
        _json.WriteNumber("index"u8, _index);
        End();
    }

    private void Begin(ReadOnlySpan<byte> type)
    {
        output.Write("event: "u8);
        output.Write(type);
        output.Write("\ndata: "u8);
        _json.Reset(output);
        _json.WriteStartObject();
        _json.WriteString("type"u8, type);
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n\n"u8);
    }
}
