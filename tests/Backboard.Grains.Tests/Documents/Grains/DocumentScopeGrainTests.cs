namespace Backboard.Grains.Tests.Documents;

public sealed class DocumentScopeGrainTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TestSilo.Start();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task What_is_read_can_be_found_and_what_is_deleted_cannot()
    {
        // The sweep of a silo that has just started may be at it before anybody asks.
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _silo.Reading.Parser.Gate = (_, token) => gate.Task.WaitAsync(token);
        var id = _silo.Reading.Add("a red apple\na green one");
        Assert.Empty((await Search("red", PassageQueryKind.Relevant)).AsEnumerable());
        gate.SetResult();
        await _silo.Document(id).Read();
        await Eventually.True(() => _silo.Reading.Store[id].Document.IsFinal);

        Assert.Equal("a red apple", Assert.Single(await Search("red", PassageQueryKind.Relevant)).Chunk.Text);
        Assert.Equal(2, (await Search("", PassageQueryKind.All)).Length);
        Assert.Equal(2, (await Search("", PassageQueryKind.Sample)).Length);
        Assert.Equal([id], (await _silo.Scope.List()).Value.Select(document => document.Key.DocumentId));

        await _silo.Document(id).Delete();
        Assert.Empty((await Search("red", PassageQueryKind.Relevant)).AsEnumerable());
        Assert.Empty((await _silo.Scope.List()).Value.AsEnumerable());
    }

    [Fact]
    public async Task Embeddings_are_made_behind_the_first_question()
    {
        var document = _silo.Reading.Store.AddIndexed(ReadingHarness.Scope, ["red", "green"]);

        Assert.Single(await Search("red", PassageQueryKind.Relevant, FakeEmbedder.Remote));

        await Eventually.True(() => _silo.Reading.Store[document.Key.DocumentId].Vectors.Count == 2);
        var (space, index) = Assert.Single(_silo.Indexes.Made);
        Assert.Equal(FakeEmbedder.Remote, space);
        await Eventually.True(() => index.Held[document.Key.DocumentId].Values.All(chunk => chunk.HasVector));
    }

    [Fact]
    public async Task A_database_that_is_down_is_a_refusal()
    {
        _silo.Reading.Store.IsDown = true;

        Assert.Equal(ErrorKind.Unavailable, (await _silo.Scope.List()).Error!.Kind);
        Assert.Equal(ErrorKind.Unavailable, (await _silo.Scope.Search(new PassageQuery("red", PassageQueryKind.Relevant, 1))).Error!.Kind);
    }

    private async Task<ImmutableArray<Passage>> Search(string text, PassageQueryKind kind, EmbeddingSpace? space = null) =>
        (await _silo.Scope.Search(new PassageQuery(text, kind, 10) { Space = space ?? EmbeddingSpace.Local })).Value;
}
