using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Host.Tests;

public sealed class RouteTests : IAsyncLifetime
{
    private FrontEnd server = null!;

    public async Task InitializeAsync() => server = await FrontEnd.Start();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("PATCH", "/api/threads", 405)]
    [InlineData("GET", "/api/threads/01900000-0000-7000-8000-0000000000ff", 404)]
    [InlineData("GET", "/api/threads/01900000-0000-7000-8000-0000000000ff/runs/run-x", 404)]
    [InlineData("GET", "/api/models/gpt-9", 404)]
    [InlineData("GET", "/api/assistants/memories/operations/01900000-0000-7000-8000-0000000000ff", 404)]
    [InlineData("GET", "/api/assistants/01900000-0000-7000-8000-0000000000ff/memories/stats", 404)]
    [InlineData("GET", "/api/assistants/01900000-0000-7000-8000-0000000000ff/documents", 404)]
    [InlineData("GET", "/api/documents/01900000-0000-7000-8000-0000000000ff/status", 404)]
    [InlineData("DELETE", "/api/documents/01900000-0000-7000-8000-0000000000ff", 404)]
    public async Task What_is_not_there_has_a_sentence(string method, string path, int status)
    {
        var answer = await JsonHttp.SendAsync(server.Client, new HttpMethod(method), path);

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(JsonValueKind.String, answer["detail"].ValueKind);
        Assert.NotEmpty(answer.Headers.GetValues("Request-Id"));
    }

    [Theory]
    [InlineData("/api/threads/nope")]
    [InlineData("/api/assistants/nope")]
    [InlineData("/api/assistants/nope/memories")]
    [InlineData("/api/assistants/nope/documents")]
    [InlineData("/api/documents/nope/status")]
    [InlineData("/api/documents/nope/content")]
    [InlineData("/api/assistants/memories/operations/nope")]
    [InlineData("/api/models?limit=501")]
    [InlineData("/api/threads?skip=x")]
    public async Task What_has_the_wrong_shape_has_a_list(string path)
    {
        var answer = await JsonHttp.GetAsync(server.Client, path);

        Assert.Equal((422, JsonValueKind.Array), ((int)answer.Status, answer["detail"].ValueKind));
    }

    [Theory]
    [InlineData("/api/models/META/Llama-3", "meta/llama-3")]
    [InlineData("/api/models/embedding/text-embedding-3-small", "text-embedding-3-small")]
    public async Task A_model_is_found_by_its_name_in_any_case(string path, string name) =>
        Assert.Equal(name, (await JsonHttp.GetAsync(server.Client, path)).Ok()["name"].GetString());

    [Fact]
    public async Task Models_are_filtered_before_they_are_counted()
    {
        var answer = (await JsonHttp.GetAsync(server.Client, "/api/models?model_type=llm&limit=1")).Ok();

        Assert.Equal((1, 2), (answer["models"].GetArrayLength(), answer["total"].GetInt32()));
    }

    [Fact]
    public async Task An_assistant_lives_its_life()
    {
        var made = (await JsonHttp.PostAsync(server.Client, "/api/assistants", new { name = "Ann", llm_provider = "ignored" })).Ok();
        var path = $"/api/assistants/{made["assistant_id"]}";

        Assert.Equal("Ann", (await JsonHttp.GetAsync(server.Client, path)).Ok()["name"].GetString());
        Assert.Equal("Bo", (await JsonHttp.SendAsync(server.Client, HttpMethod.Put, path, new { name = "Bo" })).Ok()["name"].GetString());
        Assert.Equal("Bo Copy", (await JsonHttp.PostAsync(server.Client, path + "/clone")).Ok()["assistant"].GetProperty("name").GetString());
        var thread = (await JsonHttp.PostAsync(server.Client, path + "/threads")).Ok();
        Assert.Equal(JsonValueKind.Array, thread["messages"].ValueKind);
        Assert.Equal(JsonValueKind.String, (await JsonHttp.SendAsync(server.Client, HttpMethod.Delete, path)).Ok()["deleted_at"].ValueKind);
        Assert.Equal(404, (int)(await JsonHttp.GetAsync(server.Client, path)).Status);
    }

    [Theory]
    [InlineData("/api/assistants/{assistant_id}/memories", "delete,get,post")]
    [InlineData("/api/assistants/{assistant_id}/memories/{memory_id}", "delete,get,put")]
    [InlineData("/api/assistants/{assistant_id}/memories/{memory_id}/history", "get")]
    [InlineData("/api/assistants/{assistant_id}/memories/search", "post")]
    [InlineData("/api/assistants/{assistant_id}/memories/stats", "get")]
    [InlineData("/api/assistants/memories/operations/{operation_id}", "get")]
    [InlineData("/api/assistants/{assistant_id}/documents", "get,post")]
    [InlineData("/api/threads/{thread_id}/documents", "get,post")]
    [InlineData("/api/documents/{document_id}", "delete")]
    [InlineData("/api/documents/{document_id}/status", "get")]
    [InlineData("/api/documents/{document_id}/content", "get")]
    [InlineData("/api/documents/{document_id}/chunks", "get")]
    public async Task Routes_are_described(string path, string methods)
    {
        var operations = (await JsonHttp.GetAsync(server.Client, "/openapi/v1.json")).Ok()["paths"].GetProperty(path);

        Assert.Equal(methods.Split(','), operations.EnumerateObject().Select(static o => o.Name).Order(StringComparer.Ordinal));
        foreach (var operation in operations.EnumerateObject())
        {
            Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
            Assert.Equal(
                path.Split('/').Where(static part => part.StartsWith('{')).Select(static part => part.Trim('{', '}')),
                operation.Value.GetProperty("parameters").EnumerateArray().Select(static p => p.GetProperty("name").GetString()!));
        }
    }

    [Fact]
    public async Task Health_the_page_and_the_description_need_no_key()
    {
        using var none = server.ClientWith(bearer: null);

        (await JsonHttp.GetAsync(none, "/health/live")).Ok();
        (await JsonHttp.GetAsync(none, "/health/ready")).Ok();
        Assert.Contains("curl", (await JsonHttp.GetAsync(none, "/")).Ok().Text, StringComparison.Ordinal);
        Assert.True((await JsonHttp.GetAsync(none, "/openapi/v1.json")).Ok()["paths"].TryGetProperty("/api/threads/messages", out _));
        server.Backends.Nodes.IsDown = true;
        Assert.Equal(503, (int)(await JsonHttp.GetAsync(none, "/health/ready")).Status);
    }
}
