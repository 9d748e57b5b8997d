namespace Backboard.Abstractions;

/// <summary>
/// What clients of a provider exchange with the gateway beside the shared chat types, in additional properties. A client may leave
/// any of them unheeded.
/// </summary>
public static class WireKeys
{
    /// <summary>On chat options: the thinking asked for, in detail; <c>ChatOptions.Reasoning</c> has the nearest to it.</summary>
    public const string Thinking = "backboard.thinking";

    /// <summary>On a message and on an update: what the provider wants back verbatim, JSON.</summary>
    public const string ProviderState = "backboard.provider_state";

    /// <summary>On chat options: true asks the client to tell which stop sequence ended the answer.</summary>
    public const string NamesStopSequence = "backboard.names_stop_sequence";

    /// <summary>On chat options: false asks for no cache marks.</summary>
    public const string CachesPrompt = "backboard.caches_prompt";

    /// <summary>On an update: the stop sequence that ended the answer.</summary>
    public const string StopSequence = "stop_sequence";

    /// <summary>On an update: a whole block of signed reasoning, JSON.</summary>
    public const string SignedReasoning = "backboard.signed_reasoning";

    /// <summary>On a function result: true where the tool failed.</summary>
    public const string IsError = "backboard.is_error";

    /// <summary>In additional usage counts: input tokens written to the provider's cache.</summary>
    public const string CacheWriteTokens = "backboard.cache_write_tokens";
}
