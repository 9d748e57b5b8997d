namespace Backboard.EndToEnd.Tests.BadInput;

/// <summary>Every bad body gets its status, a reason a person understands, and leaves nothing behind.</summary>
public sealed class BadInputTests(ModelServer server) : IClassFixture<ModelServer>
{
    private const int Limit = 10 << 20;

    private Api Api => server.Api;

    public static TheoryData<string> Names => [.. BadMessages.All.Select(body => body.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_message_is_refused(string name)
    {
        var bad = BadMessages.All.Single(body => body.Name == name);
        var thread = await Api.NewThread();
        var before = await Everything(thread);

        foreach (var path in (string[])[$"threads/{thread}/messages", "threads/messages"])
        {
            var answer = await Api.Send(HttpMethod.Post, path, Bodies.Raw(bad.Bytes, bad.Type));
            Assert.Equal(bad.Status, (int)answer.Status);
            Assert.Equal(bad.Status == 422 ? JsonValueKind.Array : JsonValueKind.String, answer["detail"].ValueKind);
            Assert.NotEmpty(answer.Detail());
            Assert.Contains(bad.Reason, answer.Detail(), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(before, await Everything(thread));
        Assert.Equal("reply to: fine", (await Api.Say(thread, "fine")).Ok().Text("content"));
    }

    [Theory]
    [InlineData(0, HttpStatusCode.BadRequest, "longer")]
    [InlineData(1 << 20, HttpStatusCode.RequestEntityTooLarge, "large")]
    public async Task A_body_beyond_the_limit_is_refused(int beyond, HttpStatusCode status, string reason)
    {
        var thread = await Api.NewThread();
        const string frame = """{"content":""}""";
        var body = $$"""{"content":"{{new string('a', Limit + beyond - frame.Length)}}"}""";
        var answer = await Api.Send(HttpMethod.Post, $"threads/{thread}/messages", Bodies.Json(body), ("Expect", "100-continue"));

        Assert.Equal(status, answer.Status);
        Assert.Contains(reason, answer.Detail(), StringComparison.Ordinal);
        Assert.Empty(await Api.Messages(thread));
    }

    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"name":1}""", "name")]
    [InlineData("""{"name":"A","tok_k":"many"}""", "tok_k")]
    [InlineData("""{"name":"A","tools":[{"type":"function"}]}""", "function")]
    [InlineData("""{"name":"A","tools":[{"type":"function","function":{"name":"two words","parameters":{"type":"object","properties":{}}}}]}""", "name")]
    [InlineData("""{"name":"A","tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}]}""", "properties")]
    [InlineData("""{"name":"A\u0000"}""", "U+0000")]
    public async Task A_bad_assistant_is_refused(string json, string reason)
    {
        var before = (await Api.Get("assistants?limit=200")).Text;
        var answer = await Api.Send(HttpMethod.Post, "assistants", Bodies.Json(json));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(reason, answer.Detail(), StringComparison.Ordinal);
        Assert.Equal(before, (await Api.Get("assistants?limit=200")).Text);
    }

    [Fact]
    public async Task Names_are_taken_up_to_their_limit()
    {
        (await Api.Post("assistants", new { name = new string('n', 255) })).Ok();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Api.Post("assistants", new { name = new string('n', 256) })).Status);
    }

    [Fact]
    public async Task Depth_64_and_128_tools_are_taken()
    {
        var deep = $"{{\"k\":{new string('[', 62)}{new string(']', 62)}}}";
        (await Api.Send(HttpMethod.Post, "threads/messages", Bodies.Json($"{{\"content\":\"a\",\"metadata\":{deep}}}"))).Ok();
        (await Api.Post("threads/messages", new { content = "a", tools = Enumerable.Range(0, 128).Select(n => Tools.Named($"t{n}")) })).Ok();
    }

    [Fact]
    public async Task Unknown_fields_are_ignored()
    {
        (await Api.Post("assistants", new { name = "A", llm_provider = "openai", llm_model_name = "gpt-4o" })).Ok();
        (await Api.Post("threads/messages", new { content = "a", voice = new { a = 1 }, image_generation = true, memory_profile = "code" })).Ok();
    }

    /// <summary>All that a bad request could have changed.</summary>
    private async Task<(int Messages, int Runs, int Threads, int Assistants)> Everything(string thread) => (
        (await Api.Messages(thread)).Count,
        (await Api.Get($"threads/{thread}/runs")).Ok().Json.GetArrayLength(),
        (await Api.Get("threads?limit=200&include_messages=false")).Ok().Json.GetArrayLength(),
        (await Api.Get("assistants?limit=200")).Ok().Json.GetArrayLength());
}
