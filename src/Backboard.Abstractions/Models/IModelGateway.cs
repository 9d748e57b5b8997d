namespace Backboard.Abstractions;

/// <summary>The way to the models: renders a canonical request for its provider and streams the answer.</summary>
public interface IModelGateway
{
    /// <summary>
    /// Asks the model. Always streamed; ends with exactly one <see cref="ModelAnswered"/> or <see cref="ModelFailed"/> and does
    /// not throw for provider faults. Retries, at most 3 tries in all, happen inside and only before the first update.
    /// Throws <see cref="OperationCanceledException"/> when cancelled, after closing the connection.
    /// </summary>
    IAsyncEnumerable<ModelUpdate> Stream(ModelRequest request, CancellationToken cancellationToken);

    /// <summary>Estimated tokens of a text for a model, calibrated by what its provider reported so far. At least 1 for a text that is not empty.</summary>
    int EstimateTokens(ModelInfo model, string text);
}

/// <summary>A request in the engine's own words. Any history is fit to send: the renderer keeps the provider's rules.</summary>
public sealed record ModelRequest
{
    public required ModelInfo Model { get; init; }

    /// <summary>System prompt, or null.</summary>
    public string? Instructions { get; init; }

    /// <summary>Tool definitions, a JSON array as the contract has it, or null.</summary>
    public string? Tools { get; init; }

    /// <summary>Stands for what was compacted, or null. Rendered as data in a user turn before the history, never as system text.</summary>
    public string? Summary { get; init; }

    /// <summary>The raw window, oldest first; its newest user message is the one to answer.</summary>
    public required ImmutableArray<Message> History { get; init; }

    /// <summary>Recalled data to stand with the newest user message, delimited as data, or null.</summary>
    public string? Recalled { get; init; }

    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    /// <summary>Sample from so many of the likeliest tokens, ≥ 1; left out where the provider has no such setting.</summary>
    public int? TopK { get; init; }

    /// <summary>Longest answer in tokens, or null for the provider's default.</summary>
    public int? MaxTokens { get; init; }

    public ImmutableArray<string> Stop { get; init; } = [];

    public bool JsonOutput { get; init; }

    /// <summary>
    /// The contract's <c>thinking</c> object as JSON, or null for none. One with a <c>type</c> is Anthropic's own: an Anthropic
    /// provider is sent it as it is, the others the nearest to it.
    /// </summary>
    public string? Thinking { get; init; }

    /// <summary>Whether the model may, must or must not call a tool; null leaves it to the model.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>Be told which stop sequence ended the answer, even by a provider that does not tell: its answer is then cut here.</summary>
    public bool NamesStopSequence { get; init; }

    /// <summary>Mark what the next request will repeat for the provider's prompt cache, where marks are needed.</summary>
    public bool CachesPrompt { get; init; } = true;

    /// <summary>Text the answer continues; the answer's text starts after it. Null for none.</summary>
    public string? Prefill { get; init; }
}
