namespace Backboard.Grains;

/// <summary>Makes up for embeddings that were missing when their texts were written, because the provider did not answer or was not asked.</summary>
internal sealed class VectorFill<T>(IVectorGaps<T> gaps, IEmbedder embedder, TimeProvider time)
{
    private const int AtOnce = 128;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private DateTimeOffset _notBefore;

    public bool IsDue => gaps.HasMissing && time.GetUtcNow() >= _notBefore;

    /// <summary>Embeds until nothing is missing or the provider fails again.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (IsDue)
        {
            var (space, texts) = await gaps.Missing(AtOnce, cancellationToken);
            if (texts.IsEmpty)
                continue;
            var vectors = await embedder.Embed(space, [.. texts.Select(missing => missing.Text)], cancellationToken);
            if (vectors.IsDefault)
            {
                _notBefore = time.GetUtcNow() + Pause;
                return;
            }

            await gaps.Fill(space, [.. texts.Zip(vectors, (missing, vector) => (missing.Item, vector))], cancellationToken);
        }
    }
}

/// <summary>An index, some of whose texts have no vector in a provider's space.</summary>
/// <typeparam name="T">What has a text.</typeparam>
internal interface IVectorGaps<T>
{
    bool HasMissing { get; }

    /// <summary>Some of what is missing. What turns out to be gone is neither given nor missing any more.</summary>
    Task<MissingTexts<T>> Missing(int limit, CancellationToken cancellationToken);

    /// <summary>Keeps the vectors, and gives the index those it still wants.</summary>
    Task Fill(EmbeddingSpace space, ImmutableArray<(T Item, ReadOnlyMemory<float> Vector)> vectors, CancellationToken cancellationToken);
}

/// <summary>Texts to be embedded.</summary>
internal readonly record struct MissingTexts<T>(EmbeddingSpace Space, ImmutableArray<(T Item, string Text)> Texts);
