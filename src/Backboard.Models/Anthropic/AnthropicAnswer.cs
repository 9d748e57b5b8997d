using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Anthropic;

/// <summary>Folds the events of one messages stream into updates.</summary>
internal sealed class AnthropicAnswer
{
    private readonly ToolCallPieces _calls = new();
    private readonly ThinkingBlocks _thinking = new();
    private AnthropicUsage _usage = AnthropicUsage.None;
    private ChatFinishReason? _finish;
    private string? _stopSequence;

    /// <summary>Null for an event that is no piece of the answer, so that pings do not pass for progress.</summary>
    public ChatResponseUpdate? Add(AnthropicEvent @event)
    {
        _usage = _usage.With(@event.Usage);
        _finish = @event.Finish ?? _finish;
        _stopSequence = @event.StopSequence ?? _stopSequence;
        if (@event.Kind == AnthropicEventKind.BlockStop) return Signed(@event.Index);
        if (@event.Kind is not (AnthropicEventKind.BlockStart or AnthropicEventKind.Delta)) return null;

        _thinking.Add(@event);
        if (@event.Call is { } piece) _calls.Add(piece);
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant };
        if (@event.Thinking is { Length: > 0 } thinking) update.Contents.Add(new TextReasoningContent(thinking));
        if (@event.Text is { Length: > 0 } text) update.Contents.Add(new TextContent(text));
        return update;
    }

    public ChatResponseUpdate Finish() => new(ChatRole.Assistant, [.. _calls.Whole(), _usage.ToContent()])
    {
        FinishReason = _finish,
        AdditionalProperties = new AdditionalPropertiesDictionary { [WireKeys.ProviderState] = _thinking.ToJson(), [WireKeys.StopSequence] = _stopSequence },
    };

    private ChatResponseUpdate? Signed(int index) => _thinking.BlockJson(index) is not { } block ? null : new ChatResponseUpdate
    {
        Role = ChatRole.Assistant,
        AdditionalProperties = new AdditionalPropertiesDictionary { [WireKeys.SignedReasoning] = block },
    };
}
