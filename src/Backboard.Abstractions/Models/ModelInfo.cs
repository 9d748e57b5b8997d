namespace Backboard.Abstractions;

/// <summary>Facts about a model.</summary>
/// <param name="Provider">Configured provider that serves it, lower case.</param>
/// <param name="Name">Its name there; may contain slashes.</param>
/// <param name="Type"><c>llm</c> or <c>embedding</c>.</param>
/// <param name="ContextLimit">Tokens of input and output together.</param>
public sealed record ModelInfo(string Provider, string Name, string Type, int ContextLimit)
{
    public int? MaxOutputTokens { get; init; }

    public bool SupportsTools { get; init; }

    public bool SupportsThinking { get; init; }

    public bool SupportsJsonOutput { get; init; }

    public int? EmbeddingDimensions { get; init; }

    public decimal? InputCostPer1MTokens { get; init; }

    public decimal? OutputCostPer1MTokens { get; init; }

    public DateTimeOffset? LastUpdated { get; init; }
}

/// <summary>The models that can be asked for.</summary>
public interface IModelCatalogue
{
    /// <summary>All known models of the configured providers, by provider and name.</summary>
    ImmutableArray<ModelInfo> All { get; }

    /// <summary>False when no provider is configured and <c>Models__Local</c> is <c>off</c>: the server is not ready.</summary>
    bool IsReady { get; }

    /// <summary>
    /// Who answers a request that names these (either may be null), through aliases and defaults.
    /// Errors: Invalid, with a sentence naming what exists.
    /// </summary>
    Result<ModelInfo> Resolve(string? provider, string? model);
}
