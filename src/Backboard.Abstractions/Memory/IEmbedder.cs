namespace Backboard.Abstractions;

/// <summary>Where an assistant's vectors live: vectors of different spaces are never compared.</summary>
/// <param name="Provider">Configured provider, lower case; <c>local</c> for the built-in hashing.</param>
/// <param name="Model">Its embedding model.</param>
/// <param name="Dimensions">Length of a vector, or null for the model's own.</param>
[GenerateSerializer, Immutable, Alias("backboard.embedding-space")]
public sealed record EmbeddingSpace([property: Id(0)] string Provider, [property: Id(1)] string Model, [property: Id(2)] int? Dimensions)
{
    /// <summary>Hashed words and character n-grams, made by the index itself.</summary>
    public static EmbeddingSpace Local { get; } = new("local", "hashed-1", null);

    public bool IsLocal => Provider == "local";

    /// <summary>As stored beside a vector.</summary>
    public override string ToString() => Dimensions is { } length ? $"{Provider}/{Model}/{length}" : $"{Provider}/{Model}";
}

/// <summary>Turns texts into vectors with the providers that can.</summary>
public interface IEmbedder
{
    /// <summary>The space of an assistant: the provider it names, if that is configured and has embeddings; else the local one.</summary>
    EmbeddingSpace SpaceOf(Assistant assistant);

    /// <summary>One unit vector a text, in order; default when the provider does not answer in time. Never called for the local space.</summary>
    Task<ImmutableArray<ReadOnlyMemory<float>>> Embed(EmbeddingSpace space, ImmutableArray<string> texts, CancellationToken cancellationToken);

    /// <summary>The vector of a question, for a <see cref="RecallQuery"/>; empty in the local space, and where the provider does not answer in time.</summary>
    async Task<ImmutableArray<float>> EmbedQuestion(EmbeddingSpace space, string question, CancellationToken cancellationToken) =>
        !space.IsLocal && await Embed(space, [question], cancellationToken) is { IsDefaultOrEmpty: false } vectors ? [.. vectors[0].Span] : [];
}
