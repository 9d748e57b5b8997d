namespace Backboard.Abstractions;

/// <summary>Everything a turn was asked to do, as stored with its run. Immutable once accepted.</summary>
[GenerateSerializer, Immutable, Alias("backboard.run-request")]
public sealed record RunRequest
{
    /// <summary>The user's text; empty only where there are attachments.</summary>
    [Id(0)] public required string Content { get; init; }

    /// <summary>Provider that will answer, already resolved through the aliases.</summary>
    [Id(1)] public required string Provider { get; init; }

    /// <summary>Model that will answer, already resolved through the aliases.</summary>
    [Id(2)] public required string Model { get; init; }

    /// <summary>False stores the message without an answer.</summary>
    [Id(3)] public bool SendToLlm { get; init; } = true;

    [Id(4)] public MemoryMode Memory { get; init; }

    /// <summary>Ask for a JSON object; ignored while tools are offered.</summary>
    [Id(5)] public bool JsonOutput { get; init; }

    /// <summary>The client's metadata, a JSON object, or null.</summary>
    [Id(6)] public string? Metadata { get; init; }

    /// <summary>The contract's <c>thinking</c> object as JSON, or null.</summary>
    [Id(7)] public string? Thinking { get; init; }

    /// <summary>System prompt for this turn only; null takes the assistant's.</summary>
    [Id(8)] public string? SystemPrompt { get; init; }

    /// <summary>Tool definitions for this turn only, a JSON array; null takes the assistant's, <c>[]</c> means none.</summary>
    [Id(9)] public string? Tools { get; init; }

    [Id(10)] public double? Temperature { get; init; }

    [Id(11)] public double? TopP { get; init; }

    /// <summary>Longest answer in tokens, ≥ 1, or the provider's default.</summary>
    [Id(12)] public int? MaxTokens { get; init; }

    [Id(13)] public ImmutableArray<string> Stop { get; init; } = [];

    /// <summary>Text the answer must begin with; no trailing white space. Null for none.</summary>
    [Id(14)] public string? AssistantPrefill { get; init; }

    [Id(15)] public OnBusy OnBusy { get; init; }

    [Id(16)] public OnDisconnect OnDisconnect { get; init; }

    [Id(17)] public OnCrash OnCrash { get; init; }

    /// <summary>The end user; the first one fixes the thread. Null for none.</summary>
    [Id(18)] public string? UserId { get; init; }

    /// <summary>Ask the model to cite the memories it used.</summary>
    [Id(19)] public bool CiteMemories { get; init; }

    /// <summary>True when a reader wants deltas from the start; else they are kept in memory.</summary>
    [Id(20)] public bool Stream { get; init; }

    /// <summary>Files sent along with the message; their documents exist before the run does.</summary>
    [Id(21)] public ImmutableArray<Attachment> Attachments { get; init => field = value.OrEmpty(); } = [];
}
