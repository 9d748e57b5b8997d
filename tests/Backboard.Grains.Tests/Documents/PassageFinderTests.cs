namespace Backboard.Grains.Tests.Documents;

public sealed class PassageFinderTests
{
    private static readonly DocumentScope Scope = ReadingHarness.Scope;

    private readonly FakeDocuments _store = new(new ManualTime());
    private readonly FakeIndex _index = new();
    private readonly PassageFinder _finder;
    private readonly ShelfIndex _shelf;

    public PassageFinderTests()
    {
        _finder = new PassageFinder(Scope, _store);
        _shelf = new ShelfIndex(Scope, EmbeddingSpace.Local, _store, _index);
    }

    [Fact]
    public async Task Relevant_passages_come_best_first_with_their_words()
    {
        var document = _store.AddIndexed(Scope, ["red", "red apple", "green"], "fruit.txt");

        var passages = await Relevant("red apple", 10);

        Assert.Equal(["red apple", "red"], passages.Select(passage => passage.Chunk.Text));
        Assert.Equal([1, 0.5], passages.Select(passage => passage.Score));
        Assert.All(passages, passage => Assert.Equal((document.Key.DocumentId, "fruit.txt"), (passage.DocumentId, passage.Filename)));
    }

    [Fact]
    public async Task A_filter_finds_what_others_would_crowd_out()
    {
        _store.AddIndexed(Scope, Enumerable.Repeat("red apple", 50));
        var wanted = _store.AddIndexed(Scope, ["red", "red", "blue"]);

        var passages = await Relevant("red apple", 2, wanted.Key.DocumentId);

        Assert.Equal([wanted.Key.DocumentId, wanted.Key.DocumentId], passages.Select(passage => passage.DocumentId));
        Assert.Empty(await Relevant("red apple", 2, NewId()));
    }

    [Fact]
    public async Task What_was_deleted_after_the_search_is_left_out()
    {
        var document = _store.AddIndexed(Scope, ["red"]);
        await Relevant("red", 1);
        await _store.Delete(document.Key, default);

        Assert.Empty(await Relevant("red", 1));
    }

    [Fact]
    public async Task All_gives_every_document_in_the_order_of_its_text_up_to_the_limit()
    {
        _store.AddIndexed(Scope, Enumerable.Range(0, 700).Select(n => $"a{n}"));
        var other = _store.AddIndexed(Scope, ["b0", "b1"]);
        _store.Add(Scope, "pending");

        var all = await _finder.All(new PassageQuery("", PassageQueryKind.All, int.MaxValue));

        Assert.Equal(Enumerable.Range(0, 700).Select(n => $"a{n}").Concat(["b0", "b1"]), all.Select(passage => passage.Chunk.Text));
        Assert.Equal(701, (await _finder.All(new PassageQuery("", PassageQueryKind.All, 701))).Length);
        Assert.Equal(2, (await _finder.All(new PassageQuery("", PassageQueryKind.All, 10) { Documents = [other.Key.DocumentId] })).Length);
        Assert.Empty(_index.Documents);
    }

    [Fact]
    public async Task A_sample_shares_its_places_and_what_a_small_document_leaves_goes_to_the_larger_ones()
    {
        var large = _store.AddIndexed(Scope, Enumerable.Range(0, 100).Select(n => $"{n}"));
        var small = _store.AddIndexed(Scope, ["one", "two"]);

        var sample = await Sample(12);

        Assert.Equal(10, sample.Count(passage => passage.DocumentId == large.Key.DocumentId));
        Assert.Equal(["one", "two"], sample[10..].Select(passage => passage.Chunk.Text));
        Assert.Equal(["one", "two"], (await Sample(12, small.Key.DocumentId)).Select(passage => passage.Chunk.Text));
    }

    [Fact]
    public async Task Of_more_documents_than_places_the_newest_are_sampled()
    {
        foreach (var n in Enumerable.Range(0, 5))
            _store.AddIndexed(Scope, [$"{n}", "more"]);

        Assert.Equal(["3", "4"], (await Sample(2)).Select(passage => passage.Chunk.Text));
    }

    private Task<ImmutableArray<Passage>> Relevant(string text, int limit, params Guid[] documents) =>
        _finder.Relevant(new PassageQuery(text, PassageQueryKind.Relevant, limit) { Documents = [.. documents] }, _shelf);

    private Task<ImmutableArray<Passage>> Sample(int limit, params Guid[] documents) =>
        _finder.Sample(new PassageQuery("", PassageQueryKind.Sample, limit) { Documents = [.. documents] }, _shelf);
}
