namespace Backboard.EndToEnd.Tests.ClaudeMessages;

/// <summary>The stream's events, as they are on the wire.</summary>
public sealed class EventTests(ClaudeServer server) : IClassFixture<ClaudeServer>
{
    [Theory]
    [InlineData(ClaudeServer.Answering)]
    [InlineData("fake-1")]
    public async Task A_message_is_opened_filled_and_closed(string model)
    {
        var events = await server.Claude.Stream(Streamed(model, "[[text:one two three]]"));

        Assert.Equal(
            ["message_start", "content_block_start", "content_block_delta", "content_block_stop", "message_delta", "message_stop"], events.Types());
        Assert.All(events, e => Assert.StartsWith($"event: {e.Type}\ndata: ", e.Raw, StringComparison.Ordinal));
        var start = events[0].Data.GetProperty("message");
        Assert.Equal((model, 0), (start.Text("model"), start.GetProperty("content").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, start.GetProperty("stop_reason").ValueKind);
        Assert.True(start.GetProperty("usage").GetProperty("input_tokens").GetInt32() > 0);
        Assert.Equal("one two three", Texts(events));
        Assert.Equal("end_turn", events.Only("message_delta").Data.GetProperty("delta").Text("stop_reason"));
        Assert.Equal(3, events.Only("message_delta").Data.GetProperty("usage").GetProperty("output_tokens").GetInt32());
    }

    [Fact]
    public async Task Blocks_follow_one_another_with_indices_of_their_own()
    {
        var events = await server.Claude.Stream(Streamed(ClaudeServer.Answering, "[[reasoning:hm hm]][[tools:2 text]]", thinking: true, tools: true));

        var starts = events.Where(e => e.Type == "content_block_start").Select(e => e.Data).ToList();
        Assert.Equal(["thinking", "text", "tool_use", "tool_use"], starts.Select(start => start.GetProperty("content_block").Text("type")));
        Assert.Equal([0, 1, 2, 3], starts.Select(start => start.GetProperty("index").GetInt32()));
        var open = new HashSet<int>();
        foreach (var e in events.Where(e => e.Type!.StartsWith("content_block", StringComparison.Ordinal)))
        {
            var index = e.Data.GetProperty("index").GetInt32();
            if (e.Type == "content_block_start") Assert.True(open.Count == 0 && open.Add(index));
            else Assert.Contains(index, open);
            if (e.Type == "content_block_stop") open.Remove(index);
        }

        Assert.Empty(open);
        Assert.Contains(events, e => e.Type == "content_block_delta" && e.Data.GetProperty("delta").Text("type") == "signature_delta");
        Assert.Equal("tool_use", events.Only("message_delta").Data.GetProperty("delta").Text("stop_reason"));
    }

    [Fact]
    public async Task Reasoning_is_whole_and_signed_in_an_answer_in_one_piece()
    {
        var answer = await server.Claude.Create(Plain("[[reasoning:hm hm]][[text:so]]", thinking: true));
        var blocks = answer.Ok()["content"].EnumerateArray().ToList();
        Assert.Equal(["thinking", "text"], blocks.Select(block => block.Text("type")));
        Assert.Equal(("hm hm", "ZmFrZQ=="), (blocks[0].Text("thinking"), blocks[0].Text("signature")));
    }

    [Fact]
    public async Task Reasoning_that_nobody_asked_for_does_not_stand_before_the_text()
    {
        var body = Claude.Ask("[[reasoning:hm hm]][[text:so]]", "fake-1");
        Assert.Equal("so", (await server.Claude.Create(body)).Ok()["content"][0].Text("text"));
    }

    [Fact]
    public async Task Silence_is_filled_with_pings()
    {
        await using var impatient = await TestServer.StartAsync(
            ("Models:Providers:anthropic:BaseUrl", server.Model.AnthropicUrl), ("Models:Providers:anthropic:ApiKey", "k"),
            ("Models:Providers:anthropic:Models:0", "claude-fake"), ("Sse:KeepAlive", "00:00:00.100"));
        var events = await new Claude(impatient.Api).Stream(Streamed("claude-fake", "[[delay:600]][[text:late]]"));
        Assert.True(events.Count(e => e.Type == "ping") >= 2, string.Join(' ', events.Select(e => e.Type)));
        Assert.Equal("late", Texts(events));
    }

    [Theory]
    [InlineData("[[words:10]][[fault:error-event case:events]]", "overloaded_error")]
    [InlineData("[[words:10]][[fault:no-end]]", "api_error")]
    public async Task A_break_half_way_is_an_event(string content, string type)
    {
        var events = await server.Claude.Stream(Streamed(ClaudeServer.Answering, content));
        Assert.Equal("error", events[^1].Type);
        Assert.Equal(type, events[^1].Data.GetProperty("error").Text("type"));
        Assert.Contains("content_block_delta", events.Types());
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_call_of_the_model()
    {
        var marker = $"case:{Guid.CreateVersion7():N}";
        using (var request = new HttpRequestMessage(HttpMethod.Post, "/v1/messages") { Content = Bodies.Json(JsonSerializer.Serialize(Streamed(ClaudeServer.Answering, $"[[fault:endless {marker}]]"))) })
        {
            request.Headers.Add("anthropic-version", Claude.Version);
            using var response = await server.Api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await SseReader.ReadAsync(response).Take(5).CountAsync();
        }

        await Eventually.True(() => Task.FromResult(server.Asked(marker).Disconnected), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Nothing_is_stored()
    {
        var before = (await server.Api.Get("threads?limit=200")).Ok().Text;
        (await server.Claude.Create(Claude.Ask("remember xyzzy"))).Ok();
        Assert.Equal(before, (await server.Api.Get("threads?limit=200")).Ok().Text);
    }

    private static string Texts(IEnumerable<SseEvent> events) => string.Concat(events
        .Where(e => e.Type == "content_block_delta" && e.Data.GetProperty("delta").Text("type") == "text_delta")
        .Select(e => e.Data.GetProperty("delta").Text("text")));

    private static object Streamed(string model, string content, bool thinking = false, bool tools = false) =>
        Body(model, content, stream: true, thinking, tools);

    private static object Plain(string content, bool thinking) => Body(ClaudeServer.Answering, content, stream: false, thinking, tools: false);

    private static object Body(string model, string content, bool stream, bool thinking, bool tools) => new
    {
        model,
        max_tokens = 4000,
        stream,
        thinking = thinking ? new { type = "enabled", budget_tokens = 2000 } : null,
        tools = tools ? new[] { new { name = "get_weather", input_schema = new { type = "object", properties = new { city = new { type = "string" } } } } } : null,
        messages = new[] { new { role = "user", content } },
    };
}
