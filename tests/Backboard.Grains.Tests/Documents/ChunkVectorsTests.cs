namespace Backboard.Grains.Tests.Documents;

public sealed class ChunkVectorsTests
{
    private static readonly DocumentScope Scope = ReadingHarness.Scope;
    private static readonly string Space = FakeEmbedder.Remote.ToString();

    private readonly ManualTime _time = new();
    private readonly FakeDocuments _store;
    private readonly FakeIndex _index = new();
    private readonly FakeEmbedder _embedder = new();
    private readonly ShelfIndex _shelf;
    private readonly VectorFill<StoredChunk> _fill;

    public ChunkVectorsTests()
    {
        _store = new FakeDocuments(_time);
        _shelf = new ShelfIndex(Scope, FakeEmbedder.Remote, _store, _index);
        _fill = new VectorFill<StoredChunk>(_shelf, _embedder, _time);
    }

    [Fact]
    public async Task Missing_vectors_are_made_stored_and_given_to_the_index()
    {
        var document = _store.AddIndexed(Scope, Enumerable.Range(0, 300).Select(n => $"{n}"));
        _store[document.Key.DocumentId].Vectors[(Space, 7)] = new float[] { 0, 1 };
        await Learn();
        Assert.True(_fill.IsDue);

        await _fill.Run(default);

        Assert.False(_fill.IsDue);
        Assert.Equal(299, _embedder.Asked.Sum(texts => texts.Length));
        Assert.Equal(300, _store[document.Key.DocumentId].Vectors.Count);
        Assert.All(_index.Held[document.Key.DocumentId].Values, chunk => Assert.True(chunk.HasVector));
    }

    [Fact]
    public async Task A_provider_that_is_silent_is_left_alone_for_a_while()
    {
        _store.AddIndexed(Scope, ["one"]);
        await Learn();
        _embedder.IsSilent = true;

        await _fill.Run(default);
        await _fill.Run(default);

        Assert.Single(_embedder.Asked);
        _time.Advance(TimeSpan.FromSeconds(10));
        _embedder.IsSilent = false;
        await _fill.Run(default);
        Assert.False(_shelf.HasMissing);
    }

    [Fact]
    public async Task What_was_deleted_meanwhile_comes_back_neither_before_nor_after_it_was_embedded()
    {
        var (early, late) = (_store.AddIndexed(Scope, ["one"]), _store.AddIndexed(Scope, ["two"]));
        await Learn();
        await _store.Delete(early.Key, default);
        _embedder.WhileAsked = () =>
        {
            _embedder.WhileAsked = () => { };
            _store.Delete(late.Key, default).GetAwaiter().GetResult();
            Learn().GetAwaiter().GetResult();
        };

        await _fill.Run(default);

        Assert.Equal("two", Assert.Single(Assert.Single(_embedder.Asked)));
        Assert.False(_shelf.HasMissing);
        Assert.Equal(0, _index.Count);
    }

    private Task Learn() => _shelf.Ask((index, _) => index.Count);
}
