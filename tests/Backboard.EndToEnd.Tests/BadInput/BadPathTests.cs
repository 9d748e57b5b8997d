namespace Backboard.EndToEnd.Tests.BadInput;

/// <summary>Bad addresses, keys and headers.</summary>
public sealed class BadPathTests(ModelServer server) : IClassFixture<ModelServer>
{
    private Api Api => server.Api;

    [Theory]
    [InlineData("GET", "assistants/abc")]
    [InlineData("PUT", "assistants/1")]
    [InlineData("GET", "threads/not-a-uuid")]
    [InlineData("DELETE", "threads/%20")]
    [InlineData("POST", "threads/x/messages")]
    [InlineData("GET", "documents/y/status")]
    public async Task An_id_that_is_no_uuid_is_a_422(string method, string path)
    {
        var answer = await Api.Send(new HttpMethod(method), path, method == "GET" ? null : Bodies.Json("{}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("UUID", answer.Detail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_uuids_in_a_body_are_a_422()
    {
        foreach (var field in (string[])["thread_id", "assistant_id"])
        {
            var answer = await Api.Post("threads/messages", new Dictionary<string, string> { ["content"] = "a", [field] = "nonsense" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains($"body.{field}", answer.Detail(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_unknown_run_is_not_found_on_every_route()
    {
        var thread = await Api.NewThread();
        var run = Guid.CreateVersion7();
        var outputs = new { tool_outputs = new[] { new { tool_call_id = "c", output = "o" } } };
        foreach (var answer in new[]
        {
            await Api.Get($"threads/{thread}/runs/{run}"),
            await Api.Get($"threads/{thread}/runs/{run}/events"),
            await Api.Post($"threads/{thread}/runs/{run}/cancel"),
            await Api.Post($"threads/{thread}/runs/{run}/submit-tool-outputs", outputs),
            await Api.Post($"threads/{thread}/runs/opaque-words/cancel"),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal("Run not found", answer.Detail());
        }
    }

    [Theory]
    [InlineData("GET", "nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/elsewhere", HttpStatusCode.NotFound)]
    [InlineData("PATCH", "assistants", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "threads", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_not_there_is_told_in_json(string method, string path, HttpStatusCode status)
    {
        var answer = await Api.Send(new HttpMethod(method), path, null);
        Assert.Equal(status, answer.Status);
        Assert.NotEmpty(answer.Text("detail")!);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("bb_endtoend_wrong")]
    [InlineData("bb_unknown_0123456789abcdefghijklmnopqrstuvwxyzABCDEF")]
    [InlineData(null)]
    public async Task A_wrong_key_is_a_401_with_the_contracts_body(string? key)
    {
        var stranger = server.Server.As(key);
        foreach (var answer in new[] { await stranger.Get("assistants"), await stranger.Post("threads/messages", new { content = "a" }), await stranger.Get("nowhere") })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Equal("""{"detail":"Invalid or missing API key"}""", answer.Text);
        }
    }

    [Fact]
    public async Task A_bearer_token_is_a_key_and_a_key_in_the_address_is_none()
    {
        var anybody = server.Server.As(null);
        (await anybody.Send(HttpMethod.Get, "assistants", null, ("Authorization", $"Bearer {TestServer.Key}"))).Ok();
        Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.Get($"assistants?api_key={TestServer.Key}")).Status);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_within_five_seconds_and_its_streams_end()
    {
        var key = (await server.Server.RunAsync("keys", "create", "--tenant", "default", "--name", "short-lived"))[^1];
        var holder = server.Server.As(key);
        var thread = await holder.NewThread();
        using var response = await JsonHttp.StreamAsync(holder.Http, HttpMethod.Get, $"threads/{thread}/events");
        await server.Server.RunAsync("keys", "revoke", key.Split('_')[1]);

        await Eventually.True(async () => (await holder.Get("assistants")).Status == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(6));
        await Assert.ThrowsAnyAsync<Exception>(async () => await SseReader.ReadAsync(response).CountAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(6)));
        Assert.Contains("revoked", string.Join('\n', await server.Server.RunAsync("keys", "list")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(255, HttpStatusCode.OK)]
    [InlineData(256, HttpStatusCode.BadRequest)]
    public async Task An_idempotency_key_has_at_most_255_characters(int length, HttpStatusCode status)
    {
        var answer = await Api.Send(HttpMethod.Post, "threads/messages", Bodies.Json("""{"content":"a"}"""), ("Idempotency-Key", new string('k', length)));
        Assert.Equal(status, answer.Status);
        if (status != HttpStatusCode.OK) Assert.Contains("255", answer.Detail(), StringComparison.Ordinal);
    }
}
