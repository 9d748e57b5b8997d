using Backboard.Models.Resilience;
using Backboard.Models.Rendering;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Gateway;

/// <summary>Folds a client's updates into the engine's: whole characters out, one end.</summary>
internal sealed class AnswerAssembler(ModelRequest request)
{
    private readonly AnsweredCalls _calls = new(request);
    private readonly PrefillFilter _prefill = new(request.Prefill);
    private readonly TextGuard _text = new();
    private readonly TextGuard _reasoning = new();
    private readonly bool _showsReasoning = ThinkingSettings.Parse(request.Thinking) is not { ExcludeReasoning: true };
    private ChatFinishReason? _finish;
    private string? _providerState;
    private string? _stopSequence;

    /// <summary>As reported so far; null until something was.</summary>
    public Usage? Usage { get; private set; }

    public IEnumerable<ModelUpdate> Add(ChatResponseUpdate update)
    {
        _finish = update.FinishReason ?? _finish;
        var properties = update.AdditionalProperties;
        _providerState = properties?.GetValueOrDefault(WireKeys.ProviderState) as string ?? _providerState;
        _stopSequence = properties?.GetValueOrDefault(WireKeys.StopSequence) as string ?? _stopSequence;
        if (_showsReasoning && properties?.GetValueOrDefault(WireKeys.SignedReasoning) is string block) yield return new ReasoningSigned(block);
        foreach (var content in update.Contents)
        {
            if (Fold(content) is { } folded) yield return folded;
        }
    }

    /// <summary>What was held back, and the end.</summary>
    public IEnumerable<ModelUpdate> Finish()
    {
        if (_finish is not { } finish) throw ProviderErrors.BadResponse("The provider's stream ended before its answer did.");
        if (Reasoning(_reasoning.Flush()) is { } reasoning) yield return reasoning;
        if (Text(_prefill.Push(_text.Flush()) + _prefill.Flush()) is { } text) yield return text;

        var reason = StopReasons.Of(finish, !_calls.IsEmpty);
        if (reason == StopReason.EndTurn && _stopSequence is not null) reason = StopReason.StopSequence;
        var calls = reason == StopReason.ToolUse ? _calls.Checked() : [];
        yield return new ModelAnswered(reason, calls, Usage, calls.IsEmpty ? null : _providerState) { StopSequence = _stopSequence };
    }

    private ModelUpdate? Fold(AIContent content)
    {
        switch (content)
        {
            case TextReasoningContent reasoning: return Reasoning(_reasoning.Push(reasoning.Text));
            case TextContent text: return Text(_prefill.Push(_text.Push(text.Text)));
            case FunctionCallContent call: _calls.Add(call); break;
            case UsageContent usage: Usage = Read(usage.Details); break;
        }

        return null;
    }

    private static TextDelta? Text(string text) => text.Length > 0 ? new TextDelta(text) : null;

    private ReasoningDelta? Reasoning(string text) => text.Length > 0 && _showsReasoning ? new ReasoningDelta(text) : null;

    private static Usage Read(UsageDetails usage) => new(
        (int)(usage.InputTokenCount ?? 0),
        (int)(usage.OutputTokenCount ?? 0),
        (int)(usage.CachedInputTokenCount ?? 0),
        (int)(usage.AdditionalCounts?.TryGetValue(WireKeys.CacheWriteTokens, out var written) == true ? written : 0));
}
