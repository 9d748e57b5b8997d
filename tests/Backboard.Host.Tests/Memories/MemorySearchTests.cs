using Backboard.Testing;

namespace Backboard.Host.Tests;

public sealed class MemorySearchTests : IAsyncLifetime
{
    private FrontEnd server = null!;
    private AssistantKey assistant;

    private FakeMemories Memories => server.Backends.Memories;

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start();
        assistant = await server.NewAssistant();
        Memories.Ledger.Append(
            assistant, Facts.Told(1, "shared, weak"), Facts.Told(2, "ann's own", "ann"), Facts.Told(3, "shared, strong"), Facts.Told(4, "bo's own", "bo"));
        Memories.Score = static m => m.Content switch { "shared, strong" => 0.9, "ann's own" => 0.7, "bo's own" => 0.8, _ => 0.1 };
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Without_a_user_only_shared_memories_are_asked()
    {
        var found = await Search(new { query = "peanuts?" });

        Assert.Equal(["shared, strong", "shared, weak"], Contents(found));
        Assert.Equal(2, found["total_count"].GetInt32());
        var (scope, query) = Assert.Single(Memories.Searches);
        Assert.Null(scope.UserId);
        Assert.Equal(("peanuts?", 5, false), (query.Message, query.Limit, query.IsTurn));
    }

    [Fact]
    public async Task A_user_sees_the_shared_memories_and_their_own_best_first()
    {
        Assert.Equal(["shared, strong", "ann's own", "shared, weak"], Contents(await Search(new { query = "peanuts?", user_id = "ann" })));
        Assert.Equal(["shared, strong", "ann's own"], Contents(await Search(new { query = "peanuts?", user_id = "ann", limit = 2 })));
        Assert.All(Memories.Searches, static search => Assert.Equal("ann", search.Query.UserId));
    }

    [Fact]
    public async Task A_memory_that_is_found_says_why()
    {
        var best = (await Search(new { query = "peanuts?" }))["memories"][0];

        Assert.Equal(0.9, best.GetProperty("score").GetDouble());
        Assert.Equal(
            $$"""{"words":["peanuts"],"date":null,"thread_id":"{{Facts.Thread}}","message_id":"{{Facts.Message}}"}""",
            best.GetProperty("why").GetRawText());
    }

    [Theory]
    [InlineData("""{"query":"q","metadata":{"topic": "tea"}}""", """{"topic":"tea"}""", null)]
    [InlineData("""{"query":"q","filters":{"topic":1}}""", """{"topic":1}""", null)]
    [InlineData("""{"query":"q","filters":{"user_id":"ann"}}""", """{"user_id":"ann"}""", "ann")]
    public async Task A_filter_is_handed_on(string body, string filter, string? userId)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync(Path, content);

        response.EnsureSuccessStatusCode();
        Assert.All(Memories.Searches, search => Assert.Equal((filter, userId), (search.Query.Metadata, search.Query.UserId)));
        Assert.Equal(userId is null ? 1 : 2, Memories.Searches.Count);
    }

    [Fact]
    public async Task The_question_is_embedded_in_the_assistants_own_space()
    {
        server.Backends.Embedder.Space = new EmbeddingSpace("openai", "text-embedding-3-small", 2);
        server.Backends.Embedder.Vector = [0.6f, 0.8f];

        var found = await Search(new { query = "peanuts?" });

        Assert.Equal(0, found["degraded"].GetArrayLength());
        Assert.True(Memories.Searches.TryDequeue(out var search));
        Assert.Equal([0.6f, 0.8f], search.Query.Vector.AsEnumerable());
        Assert.Equal(server.Backends.Embedder.Space, search.Query.Space);
    }

    [Fact]
    public async Task Without_embeddings_words_are_searched_and_the_answer_says_so()
    {
        server.Backends.Embedder.Space = new EmbeddingSpace("openai", "text-embedding-3-small", 2);

        var found = await Search(new { query = "peanuts?" });

        Assert.Equal("embeddings", Assert.Single(found["degraded"].EnumerateArray()).GetString());
        Assert.Equal(2, found["total_count"].GetInt32());
    }

    [Fact]
    public async Task A_scope_that_cannot_answer_is_503()
    {
        Memories.Refusal = Error.Unavailable("The database does not answer.");

        Assert.Equal(503, (int)(await JsonHttp.PostAsync(server.Client, Path, new { query = "peanuts?", user_id = "ann" })).Status);
    }

    private string Path => $"/api/assistants/{assistant.AssistantId}/memories/search";

    private async Task<JsonAnswer> Search(object body) => (await JsonHttp.PostAsync(server.Client, Path, body)).Ok();

    private static IEnumerable<string?> Contents(JsonAnswer found) =>
        found["memories"].EnumerateArray().Select(static m => m.GetProperty("content").GetString());
}
