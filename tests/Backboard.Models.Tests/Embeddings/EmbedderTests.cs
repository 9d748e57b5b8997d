using System.Text.Json;

namespace Backboard.Models.Tests.Embeddings;

public sealed class EmbedderTests : IAsyncLifetime
{
    private static readonly EmbeddingSpace Space = new("openai", "text-embedding-3-small", 256);

    private EmbedderHarness _models = null!;

    public async Task InitializeAsync() => _models = await EmbedderHarness.StartAsync();

    public async Task DisposeAsync() => await _models.DisposeAsync();

    [Fact]
    public async Task Texts_become_unit_vectors_in_their_order()
    {
        var vectors = await _models.Embed(Space, "the red house", "the red car", "something else", "the red house");

        Assert.All(vectors, vector => Assert.Equal((256, 1f), (vector.Length, MathF.Round(Dot(vector, vector), 3))));
        Assert.Equal(vectors[0], vectors[3]);
        Assert.True(Dot(vectors[0], vectors[1]) > Dot(vectors[0], vectors[2]));
    }

    [Fact]
    public async Task Texts_that_a_test_makes_near_are_near()
    {
        _models.Server.Script.MakeNear("I'm allergic to peanuts.", "Any dietary restrictions?");

        var vectors = await _models.Embed(Space, "Any dietary restrictions?", "i'm allergic to peanuts. ", "I like tea.");

        Assert.Equal(vectors[0], vectors[1]);
        Assert.NotEqual(vectors[0], vectors[2]);
    }

    [Fact]
    public async Task No_request_has_more_than_256_texts()
    {
        var texts = Enumerable.Range(0, 600).Select(n => $"text {n}").ToArray();

        var vectors = await _models.Embed(Space, texts);

        Assert.Equal([256, 256, 88], _models.Server.Requests.Select(request => Inputs(request.Json).Count));
        Assert.Equal((await _models.Embed(Space, "text 599"))[0], vectors[599]);
    }

    [Fact]
    public async Task Long_texts_are_cut_and_make_small_requests_and_empty_ones_are_sent_as_something()
    {
        var emoji = string.Concat(Enumerable.Repeat("😀", 50_000));
        var vectors = await _models.Embed(Space, [.. Enumerable.Repeat(new string('x', 60_000), 40), emoji, ""]);

        var sent = _models.Server.Requests.Select(request => Inputs(request.Json)).ToList();
        Assert.Equal(42, vectors.Length);
        Assert.True(sent.Count > 1);
        Assert.All(sent.SelectMany(texts => texts), text => Assert.InRange(text.Length, 1, 32_000));
        Assert.All(sent.SelectMany(texts => texts), text => Assert.DoesNotContain('\uFFFD', text));
    }

    [Theory]
    [InlineData("text-embedding-3-large", 3072, null)]
    [InlineData("text-embedding-3-large", 1024, 1024)]
    [InlineData("text-embedding-ada-002", 1536, null)]
    [InlineData("text-embedding-3-small", null, null)]
    [InlineData("some-model", 256, 256)]
    public async Task A_length_is_asked_for_only_where_it_is_not_the_models_own(string model, int? wanted, int? asked)
    {
        Assert.NotEmpty(await _models.Embed(new EmbeddingSpace("openai", model, wanted), "text"));

        var body = _models.Server.Requests[^1].Json;
        Assert.Equal(asked, body.TryGetProperty("dimensions", out var dimensions) ? dimensions.GetInt32() : null);
        Assert.Equal(model, body.GetProperty("model").GetString());
    }

    [Fact]
    public async Task No_texts_are_no_request()
    {
        Assert.Empty(await _models.Embed(Space));
        Assert.Empty(_models.Server.Requests);
    }

    private static float Dot(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static List<string> Inputs(JsonElement body) => [.. body.GetProperty("input").EnumerateArray().Select(input => input.GetString()!)];
}
