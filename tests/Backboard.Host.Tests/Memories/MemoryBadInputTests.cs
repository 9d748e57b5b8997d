using System.Text;
using System.Text.Json;

namespace Backboard.Host.Tests;

public sealed class MemoryBadInputTests(SharedFrontEnd shared) : IClassFixture<SharedFrontEnd>, IAsyncLifetime
{
    private readonly FrontEnd server = shared.Server;
    private AssistantKey assistant;

    private string Path => $"/api/assistants/{assistant.AssistantId}/memories";

    public async Task InitializeAsync()
    {
        assistant = await server.NewAssistant();
        server.Backends.Memories.Ledger.Append(assistant, Facts.Told(1, "kept"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("""{}""", 422, "body.content")]
    [InlineData("""{"content":null}""", 422, "body.content")]
    [InlineData("""{"content":" \n"}""", 422, "body.content")]
    [InlineData("""{"content":5}""", 422, "body.content")]
    [InlineData("""{"content":"a\u0000b"}""", 422, "body.content")]
    [InlineData("""{"content":"a\ud800b"}""", 422, "body.content")]
    [InlineData("""{"content":"a","metadata":"no object"}""", 422, "body.metadata")]
    [InlineData("""{"content":"a","metadata":[1]}""", 422, "body.metadata")]
    [InlineData("""{"content":"a","metadata":{"b":"\u0000"}}""", 422, "body.metadata")]
    [InlineData("""{"content":"a","metadata":{"custom_timestamp":"soon"}}""", 422, "body.metadata.custom_timestamp")]
    [InlineData("""{"content":"a","metadata":{"custom_timestamp":"1899-12-31"}}""", 422, "body.metadata.custom_timestamp")]
    [InlineData("""{"content":"a","metadata":{"custom_timestamp":5}}""", 422, "body.metadata.custom_timestamp")]
    [InlineData("""{"content":"a","user_id":"x","metadata":{"user_id":"y"}}""", 400, "user_id and metadata.user_id name different users")]
    [InlineData("""[1]""", 422, "body")]
    [InlineData("""{"content":""", 422, "body")]
    public async Task A_bad_memory_is_neither_added_nor_put(string body, int status, string where)
    {
        Assert.Equal((status, where), await Ask(HttpMethod.Post, Path, body));
        Assert.Equal((status, where), await Ask(HttpMethod.Put, $"{Path}/{Facts.IdOf(1)}", body));
        Assert.Equal("kept", Assert.Single(server.Backends.Memories.Ledger.Of(assistant)).Content);
    }

    [Theory]
    [InlineData(50_000, 201, "")]
    [InlineData(50_001, 400, "content is longer than 50000 characters")]
    [InlineData(60_000, 400, "content is longer than 50000 characters")]
    public async Task Content_is_limited(int chars, int status, string where) =>
        Assert.Equal((status, where), await Ask(HttpMethod.Post, Path, JsonSerializer.Serialize(new { content = new string('x', chars) })));

    [Theory]
    [InlineData("x", 4_088, 201, "")]
    [InlineData("x", 4_089, 400, "metadata is larger than 4096 bytes")]
    [InlineData("é", 2_044, 201, "")]
    [InlineData("é", 2_045, 400, "metadata is larger than 4096 bytes")]
    [InlineData("😀", 1_022, 201, "")]
    [InlineData("😀", 1_023, 400, "metadata is larger than 4096 bytes")]
    public async Task Metadata_is_limited_by_its_utf8_size(string letter, int count, int status, string where)
    {
        var metadata = new { a = string.Concat(Enumerable.Repeat(letter, count)) };

        Assert.Equal((status, where), await Ask(HttpMethod.Post, Path, JsonSerializer.Serialize(new { content = "c", metadata })));
    }

    [Theory]
    [InlineData("""{}""", 422, "body.query")]
    [InlineData("""{"query":""}""", 422, "body.query")]
    [InlineData("""{"query":"a\u0000"}""", 422, "body.query")]
    [InlineData("""{"query":"a","limit":0}""", 422, "body.limit")]
    [InlineData("""{"query":"a","limit":51}""", 422, "body.limit")]
    [InlineData("""{"query":"a","limit":1e12}""", 422, "body.limit")]
    [InlineData("""{"query":"a","limit":1.5}""", 422, "body.limit")]
    [InlineData("""{"query":"a","limit":"many"}""", 422, "body.limit")]
    [InlineData("""{"query":"a","metadata":[]}""", 422, "body.metadata")]
    [InlineData("""{"query":"a","filters":"topic"}""", 422, "body.filters")]
    public async Task A_bad_search_is_refused(string body, int status, string where)
    {
        Assert.Equal((status, where), await Ask(HttpMethod.Post, $"{Path}/search", body));
        Assert.Empty(server.Backends.Memories.Searches);
    }

    [Fact]
    public async Task A_question_is_limited()
    {
        var tooLong = JsonSerializer.Serialize(new { query = new string('x', 4_001) });

        Assert.Equal((400, "query is longer than 4000 characters"), await Ask(HttpMethod.Post, $"{Path}/search", tooLong));
    }

    [Theory]
    [InlineData("GET", "?page=0", "query.page")]
    [InlineData("GET", "?page=-1", "query.page")]
    [InlineData("GET", "?page=x", "query.page")]
    [InlineData("GET", "?page=", "query.page")]
    [InlineData("GET", "?page=1&page_size=0", "query.page_size")]
    [InlineData("GET", "?page=1&page_size=101", "query.page_size")]
    [InlineData("GET", "?page_size=101", "query.page_size")]
    [InlineData("GET", "?as_of=whenever", "query.as_of")]
    [InlineData("GET", "?as_of=2026-02-30", "query.as_of")]
    [InlineData("GET", "?thread_id=nope", "query.thread_id")]
    [InlineData("GET", "?user_id=a&user_id=b", "query.user_id")]
    [InlineData("GET", "/stats?user_id=", "query.user_id")]
    [InlineData("DELETE", "?user_id=", "query.user_id")]
    [InlineData("DELETE", "?thread_id=", "query.thread_id")]
    [InlineData("DELETE", "?thread_id=nope", "query.thread_id")]
    public async Task A_bad_query_is_422_and_changes_nothing(string method, string query, string where)
    {
        Assert.Equal((422, where), await Ask(new HttpMethod(method), Path + query, body: null));
        Assert.Single(server.Backends.Memories.Ledger.Of(assistant));
    }

    [Fact]
    public async Task Forgetting_by_user_and_thread_at_once_is_refused() =>
        Assert.Equal(
            (400, "Name user_id or thread_id, not both"), await Ask(HttpMethod.Delete, $"{Path}?user_id=ann&thread_id={Facts.Thread}", body: null));

    [Theory]
    [InlineData("""{"name":"a","memory_scope":"everybody"}""")]
    [InlineData("""{"name":"a","memory_scope":1}""")]
    public async Task An_unknown_memory_scope_is_422(string body)
    {
        Assert.Equal((422, "body.memory_scope"), await Ask(HttpMethod.Post, "/api/assistants", body));
        Assert.Equal((422, "body.memory_scope"), await Ask(HttpMethod.Put, $"/api/assistants/{assistant.AssistantId}", body));
    }

    /// <summary>The status, and the sentence or the place of the first shape error.</summary>
    private async Task<(int Status, string Where)> Ask(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.SendAsync(request);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        if (!answer.TryGetProperty("detail", out var detail))
            return ((int)response.StatusCode, "");
        return ((int)response.StatusCode, detail.ValueKind is JsonValueKind.String
            ? detail.GetString()!
            : string.Join('.', detail[0].GetProperty("loc").EnumerateArray().Select(static part => part.ToString())));
    }
}
