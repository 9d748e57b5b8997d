using static Backboard.Grains.Tests.Documents.ConsultHarness;

namespace Backboard.Grains.Tests.Documents;

public sealed class GrainDocumentsTests
{
    private readonly ConsultHarness _turn = new();

    [Fact]
    public async Task A_turn_without_documents_is_given_none() => Assert.Equal(DocumentContext.None, await _turn.Consult("anything"));

    [Fact]
    public async Task What_fits_is_given_whole_the_threads_documents_first()
    {
        _turn.Store.AddIndexed(Shared, ["shared"], "shared.txt");
        _turn.Store.AddIndexed(Own, ["own", "words"], "own.txt");
        Fail(_turn.Store.Add(Own, "broken", filename: "broken.pdf"));

        var context = await _turn.Consult("red apple");

        Assert.True(context.IsWhole);
        Assert.Equal(["own.txt", "broken.pdf", "shared.txt"], context.Documents.Select(document => document.Filename));
        Assert.Equal(["own", "words", "shared"], context.Passages.Select(passage => passage.Chunk.Text));
        Assert.Empty(context.Degraded);
    }

    [Fact]
    public async Task Of_more_than_fits_what_bears_on_the_question_is_given_from_both_scopes_by_score()
    {
        _turn.Store.AddIndexed(Own, [.. Filler, "a red thing"]);
        _turn.Store.AddIndexed(Shared, [.. Filler, "a red apple"]);

        var context = await _turn.Consult("red apple", limit: 5);

        Assert.False(context.IsWhole);
        Assert.Equal(["a red apple", "a red thing"], context.Passages.Select(passage => passage.Chunk.Text));
    }

    [Fact]
    public async Task Passages_keep_to_the_limit_and_to_the_tokens()
    {
        _turn.Store.AddIndexed(Own, Enumerable.Range(0, 100).Select(n => $"red {n}"), tokens: 30);

        Assert.Equal(3, (await _turn.Consult("red", limit: 3)).Passages.Length);
        Assert.Equal(6, (await _turn.Consult("red", limit: 50)).Passages.Length);
    }

    [Theory]
    [InlineData("What are the key points in the document?", 0)]
    [InlineData("Something about zebras", 2)]
    public async Task A_question_that_finds_nothing_is_given_a_sample_within_the_tokens(string text, int searches)
    {
        _turn.Store.AddIndexed(Own, Enumerable.Range(0, 100).Select(n => $"own {n}"));
        _turn.Store.AddIndexed(Shared, Enumerable.Range(0, 100).Select(n => $"shared {n}"));

        var context = await _turn.Consult(text);

        var passages = context.Passages.Select(passage => passage.Chunk.Text).ToList();
        Assert.False(context.IsWhole);
        Assert.Contains("own 0", passages);
        Assert.Contains("shared 0", passages);
        Assert.InRange(passages.Count(passage => passage.StartsWith("own", StringComparison.Ordinal)), 9, 13);
        Assert.InRange(context.Passages.Sum(passage => passage.Chunk.Tokens), 150, 200);
        Assert.Equal(searches, _turn.Scopes.Queries.Count(query => query.Kind == PassageQueryKind.Relevant));
    }

    [Fact]
    public async Task What_one_scope_does_not_need_of_a_sample_the_other_gets()
    {
        _turn.Store.AddIndexed(Own, Enumerable.Range(0, 100).Select(n => $"own {n}"));
        _turn.Store.AddIndexed(Shared, ["shared"]);

        var context = await _turn.Consult("Summarise the document.");

        Assert.Equal("shared", context.Passages[^1].Chunk.Text);
        Assert.InRange(context.Passages.Length, 16, 20);
    }

    [Fact]
    public async Task A_model_searches_both_scopes()
    {
        _turn.Store.AddIndexed(Own, ["a red thing"]);
        _turn.Store.AddIndexed(Shared, ["a red apple", "nothing"]);

        Assert.Equal(["a red apple", "a red thing"], (await _turn.Search("red apple", 5)).Select(passage => passage.Chunk.Text));
        Assert.Equal(["a red apple"], (await _turn.Search("red apple", 1)).Select(passage => passage.Chunk.Text));
        _turn.Store.IsDown = true;
        Assert.Empty(await _turn.Search("red apple", 5));
    }

    [Fact]
    public async Task Without_embeddings_words_are_searched_and_the_turn_says_so()
    {
        (_turn.Embedder.Space, _turn.Embedder.IsSilent) = (FakeEmbedder.Remote, true);
        _turn.Store.AddIndexed(Own, [.. Filler, "a red apple"]);

        var context = await _turn.Consult("red apple");

        Assert.Equal(["a red apple"], context.Passages.Select(passage => passage.Chunk.Text));
        Assert.Equal("embeddings", Assert.Single(context.Degraded));
    }

    [Fact]
    public async Task With_embeddings_the_question_is_asked_with_its_vector()
    {
        _turn.Embedder.Space = FakeEmbedder.Remote;
        _turn.Store.AddIndexed(Own, [.. Filler, "a red apple"]);

        Assert.Empty((await _turn.Consult("red apple")).Degraded);

        var query = Assert.Single(_turn.Scopes.Queries);
        Assert.Equal((FakeEmbedder.Remote, 2), (query.Space, query.Vector.Length));
    }

    [Fact]
    public async Task A_failing_search_leaves_the_list_and_says_so()
    {
        _turn.Store.AddIndexed(Own, Filler);
        _turn.Scopes.RefusesSearch = true;

        var context = await _turn.Consult("red apple");

        Assert.Single(context.Documents);
        Assert.Empty(context.Passages);
        Assert.Equal("documents", Assert.Single(context.Degraded));
        Assert.False(context.IsWhole);
    }

    [Fact]
    public async Task A_database_that_is_down_does_not_fail_the_turn()
    {
        _turn.Store.AddIndexed(Own, Filler);
        _turn.Store.IsDown = true;

        Assert.Equal("documents", Assert.Single((await _turn.Consult("red apple")).Degraded));
    }

    private static IEnumerable<string> Filler => Enumerable.Range(0, 30).Select(n => $"filler {n}");

    private void Fail(Document document) => _turn.Store.Begun(document.Key.DocumentId, 1, failed: true);
}
