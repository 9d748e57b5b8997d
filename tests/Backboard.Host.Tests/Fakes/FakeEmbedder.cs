namespace Backboard.Host.Tests;

internal sealed class FakeEmbedder : IEmbedder
{
    public EmbeddingSpace Space { get; set; } = EmbeddingSpace.Local;

    /// <summary>The vector of any text; null while the provider does not answer.</summary>
    public float[]? Vector { get; set; }

    public EmbeddingSpace SpaceOf(Assistant assistant) => Space;

    public Task<ImmutableArray<ReadOnlyMemory<float>>> Embed(
        EmbeddingSpace space, ImmutableArray<string> texts, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ReadOnlyMemory<float>>>(Vector is { } vector ? [.. texts.Select(_ => vector)] : default);
}
