namespace Backboard.Abstractions;

/// <summary>A step of a model's answer.</summary>
public abstract record ModelUpdate;

/// <summary>More text. Whole Unicode characters only, without U+0000.</summary>
public sealed record TextDelta(string Text) : ModelUpdate;

/// <summary>More reasoning.</summary>
public sealed record ReasoningDelta(string Text) : ModelUpdate;

/// <summary>A piece of reasoning is whole, or was never shown; follows its deltas.</summary>
/// <param name="Block">As the provider signed it, JSON: what it wants back in later requests of the same conversation.</param>
public sealed record ReasoningSigned(string Block) : ModelUpdate;

/// <summary>The answer is whole (or ended for the reason given).</summary>
/// <param name="StopReason">Why it ended.</param>
/// <param name="ToolCalls">Calls asked for; ids unique, arguments JSON text. Not empty exactly with ToolUse.</param>
/// <param name="Usage">As reported; null when the provider reports none.</param>
/// <param name="ProviderState">To be sent back verbatim with this message, JSON, or null.</param>
public sealed record ModelAnswered(
    StopReason StopReason,
    ImmutableArray<ToolCall> ToolCalls,
    Usage? Usage,
    string? ProviderState) : ModelUpdate
{
    /// <summary>The stop sequence that ended the answer, where the provider tells which.</summary>
    public string? StopSequence { get; init; }
}

/// <summary>The provider failed; no answer will come.</summary>
/// <param name="Code">
/// <c>provider_unavailable</c>, <c>provider_rate_limited</c>, <c>provider_timeout</c>, <c>provider_bad_response</c>,
/// <c>provider_rejected</c>, <c>provider_unauthorized</c>.
/// </param>
/// <param name="Message">For people; no keys, no bodies.</param>
public sealed record ModelFailed(string Code, string Message) : ModelUpdate;
