namespace Backboard.Models.Wire;

/// <summary>
/// What the engine's own clients exchange with the gateway beside the shared chat types, in additional properties that other
/// clients do not look at.
/// </summary>
internal static class WireKeys
{
    /// <summary>On chat options: the <see cref="Rendering.ThinkingSettings"/> asked for.</summary>
    public const string Thinking = "backboard.thinking";

    /// <summary>On a message and on an update: what the provider wants back verbatim, JSON.</summary>
    public const string ProviderState = "backboard.provider_state";

    /// <summary>In additional usage counts: input tokens written to the provider's cache.</summary>
    public const string CacheWriteTokens = "backboard.cache_write_tokens";
}
