namespace Backboard.Grains.Tests.Documents;

public sealed class ShelfIndexTests
{
    private static readonly DocumentScope Scope = ReadingHarness.Scope;

    private readonly ManualTime _time = new();
    private readonly FakeDocuments _store;
    private readonly FakeIndex _index = new();
    private readonly ShelfIndex _shelf;

    public ShelfIndexTests()
    {
        _store = new FakeDocuments(_time);
        _shelf = new ShelfIndex(Scope, EmbeddingSpace.Local, _store, _index);
    }

    [Fact]
    public async Task Only_what_is_indexed_is_learnt_and_only_when_the_head_has_moved()
    {
        var added = _store.AddIndexed(Scope, ["one", "two"]);
        _store.Add(Scope, "pending");
        _store.AddIndexed(DocumentScope.Of(new ThreadKey("default", NewId())), ["another scope's"]);

        Assert.Equal([added.Key.DocumentId], await Documents());
        var pages = _store.Pages;
        await Documents();

        Assert.Equal(2, _index.Count);
        Assert.Equal(pages, _store.Pages);
    }

    [Fact]
    public async Task What_was_removed_is_forgotten_and_what_was_read_again_is_learnt_anew()
    {
        var (gone, again) = (_store.AddIndexed(Scope, ["one"]), _store.AddIndexed(Scope, ["two", "three"]));
        await Documents();

        await _store.Delete(gone.Key, default);
        _store.Index(again.Key.DocumentId, [new DocumentChunk(0, 0, "four", 5, null, null)]);

        Assert.Equal([again.Key.DocumentId], await Documents());
        Assert.Equal("four", Assert.Single(_index.Held[again.Key.DocumentId]).Value.Text);
        Assert.Single(_index.Held);
    }

    [Fact]
    public async Task A_scope_that_was_deleted_is_forgotten()
    {
        _store.AddIndexed(Scope, ["one"]);
        await Documents();

        _store.Erase(Scope);

        Assert.Empty(await Documents());
        Assert.Equal(0, _index.Count);
    }

    [Fact]
    public async Task A_long_document_comes_page_by_page()
    {
        _store.AddIndexed(Scope, Enumerable.Range(0, 4_001).Select(n => $"{n}"));

        await Documents();

        Assert.Equal((4_001, 3), (_index.Count, _store.Pages));
    }

    [Fact]
    public async Task Concurrent_questions_share_one_load_and_see_it_whole()
    {
        var gate = new TaskCompletionSource();
        _store.OnPage = () => gate.Task;
        var before = _store.AddIndexed(Scope, Enumerable.Range(0, 2_500).Select(n => $"{n}"));
        var scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var asked = Enumerable.Range(0, 20)
            .Select(_ => Task.Factory.StartNew(() => _shelf.Ask((index, _) => index.Count), default, default, scheduler).Unwrap()).ToList();

        gate.SetResult();
        var counts = await Task.WhenAll(asked);

        Assert.All(counts, count => Assert.Equal(2_500, count));
        Assert.Equal(2, _store.Pages);
        Assert.Equal([before.Key.DocumentId], await Documents());
    }

    [Fact]
    public async Task What_is_only_half_loaded_is_not_seen()
    {
        _store.AddIndexed(Scope, ["one"]);
        await Documents();
        _store.AddIndexed(Scope, Enumerable.Range(0, 2_001).Select(n => $"{n}"));
        var page = 0;
        _store.OnPage = () =>
        {
            _store.IsDown = ++page == 2;
            return Task.CompletedTask;
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(Documents);
        Assert.Equal(2_001, _index.Count);
        _store.IsDown = false;
        await _store.Delete(_store.Of(Scope)[1].Key, default);
        _store.OnPage = () => Task.CompletedTask;

        Assert.Single(await Documents());
        Assert.Equal(1, _index.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_the_index_holds_the_chunks_of_the_indexed_documents_and_no_others(int seed)
    {
        var (random, fails) = (new Random(seed), 0);
        _store.OnPage = () => random.Next(100) < fails ? Task.FromException(new StoreUnavailableException("down")) : Task.CompletedTask;
        for (var step = 0; step < 1_000; step++)
        {
            var documents = _store.Of(Scope);
            var some = documents.IsEmpty ? null : documents[random.Next(documents.Length)];
            _time.Advance(TimeSpan.FromSeconds(1));
            switch (random.Next(8))
            {
                case 0 or 1:
                    _store.AddIndexed(Scope, Chunks());
                    break;
                case 2:
                    _store.Add(Scope, "pending");
                    break;
                case 3 when some is not null:
                    _store.Index(some.Key.DocumentId, [.. Chunks().Select((text, at) => new DocumentChunk(at, 0, text, 5, null, null))]);
                    break;
                case 4 or 5 when some is not null:
                    await _store.Delete(some.Key, default);
                    break;
                case 6:
                    fails = random.Next(2) * 30;
                    break;
            }

            if (await Record.ExceptionAsync(Documents) is { } failure)
                Assert.True(fails > 0 && failure is StoreUnavailableException);
            else
                Reconcile();
        }

        Assert.True(_store.Pages > 200);

        IEnumerable<string> Chunks() => Enumerable.Range(0, random.Next(4)).Select(n => $"{n} {random.Next()}");
    }

    private void Reconcile()
    {
        var rows = _store.Of(Scope).Where(document => document.Status == DocumentStatus.Indexed)
            .SelectMany(document => _store[document.Key.DocumentId].Chunks.Select(chunk => (document.Key.DocumentId, chunk.Ordinal, chunk.Text)));
        var held = _index.Held.SelectMany(document => document.Value.Select(chunk => (document.Key, chunk.Key, chunk.Value.Text)));
        Assert.Equal(rows.Order(), held.Order());
    }

    private Task<List<Guid>> Documents() => _shelf.Ask((_, documents) => documents.Select(document => document.Key.DocumentId).ToList());
}
