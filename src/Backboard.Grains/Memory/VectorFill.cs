namespace Backboard.Grains;

/// <summary>Makes up for embeddings that were missing when their memories were written, because the provider did not answer.</summary>
internal sealed class VectorFill(MemoryScope scope, ScopeIndex index, MemoryServices services)
{
    private const int AtOnce = 128;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private DateTimeOffset _notBefore;

    public bool IsDue => index.HasMissing && services.Time.GetUtcNow() >= _notBefore;

    /// <summary>Embeds until nothing is missing or the provider fails again.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (IsDue)
        {
            var (space, missing) = index.Missing(AtOnce);
            var vectors = await services.Embedder.Embed(space, [.. missing.Select(memory => memory.Content)], cancellationToken);
            if (vectors.IsDefault)
            {
                _notBefore = services.Time.GetUtcNow() + Pause;
                return;
            }

            var stored = missing.Zip(vectors, (memory, values) => (memory.MemoryId, memory.Version, new StoredVector(space.ToString(), values)));
            await services.Store.SaveVectors(scope, [.. stored], cancellationToken);
            foreach (var (memory, values) in missing.Zip(vectors))
                index.Fill(memory, values);
        }
    }
}
