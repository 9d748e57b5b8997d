namespace Backboard.Abstractions;

/// <summary>A profile above threads: instructions, tools and settings.</summary>
[GenerateSerializer, Immutable, Alias("backboard.assistant")]
public sealed record Assistant
{
    [Id(0)] public required AssistantKey Key { get; init; }

    /// <summary>1–255 characters.</summary>
    [Id(1)] public required string Name { get; init; }

    [Id(2)] public string? Description { get; init; }

    /// <summary>Instructions for the model; null falls back to <see cref="Description"/>.</summary>
    [Id(3)] public string? SystemPrompt { get; init; }

    /// <summary>Tool definitions as given, a JSON array; null for none.</summary>
    [Id(4)] public string? Tools { get; init; }

    /// <summary>The contract's <c>tok_k</c>: passages to retrieve, 1–100, default 10.</summary>
    [Id(5)] public int TopK { get; init; } = 10;

    /// <summary>Fixed at creation.</summary>
    [Id(6)] public string? EmbeddingProvider { get; init; }

    /// <summary>Fixed at creation.</summary>
    [Id(7)] public string? EmbeddingModelName { get; init; }

    /// <summary>Fixed at creation.</summary>
    [Id(8)] public int? EmbeddingDims { get; init; }

    [Id(9)] public string? CustomFactExtractionPrompt { get; init; }

    [Id(10)] public string? CustomUpdateMemoryPrompt { get; init; }

    /// <summary>Tokens of raw history sent to the model; null takes <c>Turn__WindowTokens</c>.</summary>
    [Id(11)] public int? WindowTokens { get; init; }

    /// <summary>The tenant's assistant for messages that name none; at most one a tenant.</summary>
    [Id(12)] public bool IsDefault { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    [Id(13)] public long Version { get; init; } = 1;

    [Id(14)] public DateTimeOffset CreatedAt { get; init; }

    [Id(15)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Which memories its turns may use.</summary>
    [Id(16)] public MemoryScoping MemoryScope { get; init; }

    /// <summary>What the model is told: the prompt, else the description, else nothing.</summary>
    public string? Instructions => SystemPrompt ?? Description;
}
