namespace Backboard.EndToEnd.Tests.Seeds;

/// <summary>The quickstart's Python examples as the HTTP requests of the SDK: JSON for assistants, urlencoded forms for messages.</summary>
public sealed class QuickstartTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    private const string Weather = "What's the weather in San Francisco?";
    private const string Output = """{"temperature": "68\u00b0F", "condition": "Sunny", "location": "San Francisco"}""";

    private Api Api => server.Api;

    [Fact]
    public async Task First_message()
    {
        var thread = await NewThread("My First Assistant", "A helpful assistant");
        var response = (await Api.PostForm(
            $"threads/{thread}/messages",
            ("content", "Hello! Tell me a fun fact about space."), ("llm_provider", "openai"), ("model_name", "gpt-4o"), ("stream", "false"))).Ok();

        Assert.Equal("COMPLETED", response.Text("status"));
        Assert.NotEmpty(response.Text("content")!);
        Assert.Equal("local", response.Text("model_provider"));
    }

    [Fact]
    public async Task First_message_streamed()
    {
        var thread = await NewThread("My First Assistant", "A helpful assistant");
        var frames = await StreamForm(
            $"threads/{thread}/messages",
            ("content", "Tell me a short story about a robot learning to paint."), ("llm_provider", "openai"), ("model_name", "gpt-4o"), ("stream", "true"));

        Assert.NotEmpty(frames.Streamed());
        Assert.Equal(frames.Streamed(), frames.Only("message_complete").Text("content"));
        Assert.Equal("completed", frames[^1].Text("status"));
    }

    [Fact]
    public async Task Tool_calls()
    {
        var thread = await NewThread("Weather Assistant", "You are a helpful weather assistant", Tools.Only);
        var response = (await Api.PostForm($"threads/{thread}/messages", ("content", Weather), ("stream", "false"))).Ok();

        Assert.Equal("REQUIRES_ACTION", response.Text("status"));
        var call = response["tool_calls"].EnumerateArray().Single();
        Assert.Equal("San Francisco", JsonElement.Parse(call.GetProperty("function").Text("arguments")!).Text("location"));
        var final = (await Api.Post(
            $"threads/{thread}/runs/{response.Text("run_id")}/submit-tool-outputs",
            new { tool_outputs = new[] { new { tool_call_id = call.Text("id"), output = Output } } })).Ok();

        Assert.Equal("COMPLETED", final.Text("status"));
        Assert.Contains("Sunny", final.Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tool_calls_streamed()
    {
        var thread = await NewThread("Weather Assistant", "You are a helpful weather assistant", Tools.Only);
        var frames = await StreamForm($"threads/{thread}/messages", ("content", Weather), ("stream", "true"));
        var required = frames[^1];
        Assert.Equal("tool_submit_required", required.Type);

        var rest = await Api.Stream(
            $"threads/{thread}/runs/{required.Text("run_id")}/submit-tool-outputs?stream=true",
            new { tool_outputs = Tools.Outputs(required.Data, Output) });

        Assert.Equal("run_continuing", rest[0].Type);
        Assert.Contains("Sunny", rest.Streamed(), StringComparison.Ordinal);
        Assert.Single(rest, frame => frame.Type == "message_complete");
    }

    [Fact]
    public async Task Memory_of_one_thread_answers_in_the_next()
    {
        var assistant = await Api.NewAssistant(new { name = "Memory Assistant", system_prompt = "You are a helpful assistant with persistent memory" });
        var told = (await Api.PostForm(
            $"threads/{await Api.NewThread(assistant)}/messages",
            ("content", "My name is Sarah and I work as a software engineer at Google."), ("memory", "Auto"), ("stream", "false"))).Ok();
        Assert.True(Guid.TryParse(told.Text("memory_operation_id"), out _));

        var frames = await StreamForm(
            $"threads/{await Api.NewThread(assistant)}/messages", ("content", "What do you remember about me?"), ("memory", "Auto"), ("stream", "true"));
        Assert.Contains("Sarah", frames.Streamed(), StringComparison.Ordinal);
        Assert.Contains("Google", frames.Streamed(), StringComparison.Ordinal);
        Assert.NotEmpty(frames.Only("memory_retrieved").Data.GetProperty("memories").EnumerateArray());
    }

    [Fact]
    public async Task Requests_of_the_api_page()
    {
        var assistant = (await Api.Post("assistants", new
        {
            name = "Support Bot",
            system_prompt = "After every response, pass a joke at the end of the response!",
        })).Ok().Text("assistant_id");
        var thread = (await Api.Post($"assistants/{assistant}/threads", new { })).Ok().Text("thread_id");
        var response = (await Api.PostForm(
            $"threads/{thread}/messages", ("content", "Tell me about Canada in detail."), ("stream", "false"), ("memory", "Auto"))).Ok();

        Assert.NotEmpty(response.Text("content")!);
    }

    private async Task<string> NewThread(string name, string prompt, JsonElement[]? tools = null) =>
        await Api.NewThread(await Api.NewAssistant(new { name, system_prompt = prompt, tools }));

    private async Task<IReadOnlyList<SseEvent>> StreamForm(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Bodies.Form(fields) };
        using var response = await Api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await SseReader.ReadAsync(response).ToListAsync();
    }
}
