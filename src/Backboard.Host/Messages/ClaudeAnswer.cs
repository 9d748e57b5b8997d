using System.Text;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>The answer in one piece: a fold of the model's updates.</summary>
internal sealed class ClaudeAnswer(ClaudeHeading heading)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _reasoning = new();
    private readonly List<(bool IsText, string Value)> _blocks = [];
    private ClaudeHeading _heading = heading;
    private ModelAnswered? _answered;

    /// <summary>Why there is none; null unless it failed.</summary>
    public ModelFailed? Failed { get; private set; }

    public void Add(ModelUpdate update)
    {
        switch (update)
        {
            case ClaudeBegun begun:
                _heading = _heading with { Id = ClaudeHeading.IdOf(begun.MessageId) };
                break;
            case TextDelta delta:
                EndReasoning();
                _text.Append(delta.Text);
                break;
            case ReasoningDelta delta:
                EndText();
                _reasoning.Append(delta.Text);
                break;
            case ReasoningSigned signed:
                EndText();
                _reasoning.Clear();
                _blocks.Add((IsText: false, signed.Block));
                break;
            case ModelAnswered answered:
                EndReasoning();
                EndText();
                _answered = answered;
                break;
            case ModelFailed failed:
                Failed = failed;
                break;
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        ClaudeWire.Begin(json, _heading);
        json.WriteStartArray("content"u8);
        foreach (var (isText, value) in _blocks)
            if (isText)
                WriteText(json, value);
            else
                json.WriteRawValue(value, skipInputValidation: true);
        foreach (var call in _answered?.ToolCalls ?? [])
        {
            json.WriteStartObject();
            ClaudeWire.BeginToolUse(json, call);
            json.WriteRawValue(ClaudeWire.InputOf(call), skipInputValidation: true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        ClaudeWire.WriteStop(json, _answered);
        ClaudeWire.WriteUsage(json, _answered?.Usage ?? Usage.None);
        json.WriteEndObject();
    }

    private void EndText()
    {
        if (_text.Length == 0)
            return;
        _blocks.Add((IsText: true, _text.ToString()));
        _text.Clear();
    }

    /// <summary>Reasoning that nobody signed.</summary>
    private void EndReasoning()
    {
        if (_reasoning.Length == 0)
            return;
        var block = JsonEncodedText.Encode(_reasoning.ToString());
        _blocks.Add((IsText: false, $$"""{"type":"thinking","thinking":"{{block}}","signature":""}"""));
        _reasoning.Clear();
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        json.WriteNull("citations"u8);
        json.WriteEndObject();
    }
}
