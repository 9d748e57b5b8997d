namespace Backboard.Grains.Tests.Documents;

internal sealed class FakeEmbedder : IEmbedder
{
    public static readonly EmbeddingSpace Remote = new("openai", "small", 2);

    private static readonly float[] Some = [1, 0];

    public EmbeddingSpace Space { get; set; } = EmbeddingSpace.Local;

    /// <summary>The provider does not answer.</summary>
    public bool IsSilent { get; set; }

    /// <summary>While a provider keeps its callers waiting.</summary>
    public Action WhileAsked { get; set; } = () => { };

    public List<ImmutableArray<string>> Asked { get; } = [];

    public EmbeddingSpace SpaceOf(Assistant assistant) => Space;

    public Task<ImmutableArray<ReadOnlyMemory<float>>> Embed(EmbeddingSpace space, ImmutableArray<string> texts, CancellationToken cancellationToken)
    {
        Asked.Add(texts);
        WhileAsked();
        return Task.FromResult<ImmutableArray<ReadOnlyMemory<float>>>(IsSilent ? default : [.. texts.Select(_ => Some)]);
    }
}
