namespace Backboard.Abstractions;

/// <summary>A configured provider of embeddings. Adapters register one each; the <see cref="IEmbedder"/> does the rest.</summary>
public interface IEmbeddingProvider
{
    /// <summary>As assistants name it, lower case.</summary>
    string Name { get; }

    /// <summary>
    /// The model used where an assistant names none: decided by the settings alone, so that vectors of one assistant stay
    /// comparable. Null when there is no telling.
    /// </summary>
    string? DefaultModel { get; }

    /// <summary>
    /// One unit vector a text, in order, of the space's length where it names one. Throws <see cref="ProviderException"/>, or what the
    /// provider's client throws when the connection fails. Gives up only when cancelled.
    /// </summary>
    /// <param name="space">This provider's.</param>
    /// <param name="texts">1 to 256, none empty, each short enough for common models.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<float[][]> Embed(EmbeddingSpace space, IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
