namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary>Settings of one answer, and why it ended, told everywhere.</summary>
public sealed class GenerationTests(ModelServer server) : IClassFixture<ModelServer>
{
    private Api Api => server.Api;

    [Theory]
    [InlineData("openai", "fake-1", "end_turn")]
    [InlineData("anthropic", "claude-fake", "stop_sequence")]
    public async Task Why_an_answer_ended_is_in_the_response_the_message_and_the_stream(string provider, string model, string stopped)
    {
        await Check(new { content = "[[text:one two three four]]", max_tokens = 2, llm_provider = provider, model_name = model }, "max_tokens", "one two");
        // OpenAI's protocol has one word for a stop sequence and the end of a turn.
        await Check(new { content = "[[text:one STOP two]]", stop = (string[])["STOP"], llm_provider = provider, model_name = model }, stopped, "one");
        await Check(new { content = "[[text:one]]", llm_provider = provider, model_name = model }, "end_turn", "one");
        await Check(new { content = "[[text:one two]] [[content_filter]]", llm_provider = provider, model_name = model }, "content_filter", "one two");
    }

    [Fact]
    public async Task The_settings_of_a_turn_reach_the_model()
    {
        (await Api.Post("threads/messages", new { content = "settings-turn", temperature = 0.5, top_p = 0.25, max_tokens = 77 })).Ok();
        var sent = server.Asked("settings-turn").Json;
        Assert.Equal((0.5, 0.25), (sent.GetProperty("temperature").GetDouble(), sent.GetProperty("top_p").GetDouble()));
        Assert.Contains("77", sent.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_output_asks_for_an_object()
    {
        var answer = (await Api.Post("threads/messages", new { content = "as json", json_output = true })).Ok();
        Assert.Equal("reply to: as json", JsonElement.Parse(answer.Text("content")!).Text("reply"));

        var ignored = (await Api.Post("threads/messages", new { content = "json with tools", json_output = true, tools = Tools.Only })).Ok();
        Assert.Equal("reply to: json with tools", ignored.Text("content"));
    }

    [Theory]
    [InlineData("openai", "fake-1")]
    [InlineData("anthropic", "claude-fake")]
    public async Task A_prefill_is_the_last_assistant_turn_of_the_request(string provider, string model)
    {
        var answer = (await Api.Post("threads/messages", new
        {
            content = $"[[text:Once upon a time]] {provider}-prefill", assistant_prefill = "Once upon ", llm_provider = provider, model_name = model,
        })).Ok();

        Assert.Equal("COMPLETED", answer.Text("status"));
        var last = server.Asked($"{provider}-prefill").Json.GetProperty("messages").EnumerateArray().Last();
        Assert.Equal("assistant", last.Text("role"));
        Assert.Contains("Once upon", last.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasoning_is_streamed_and_kept_apart_from_the_answer()
    {
        var thread = await Api.NewThread();
        var frames = await Api.Stream($"threads/{thread}/messages", new { content = "[[reasoning:first I think]] [[text:then I speak]]", stream = true });
        Assert.Contains("reasoning_streaming", frames.Types());
        Assert.Equal("first I think", frames.Only("reasoning_ended").Text("reasoning"));
        Assert.Equal(("then I speak", "first I think"), (frames[^1].Text("content"), frames[^1].Text("reasoning")));
        Assert.Equal("then I speak", (await Api.Messages(thread))[^1].Text("content"));
    }

    private async Task Check(object body, string reason, string text)
    {
        var thread = await Api.NewThread();
        var answer = (await Api.Say(thread, body)).Ok();
        Assert.Equal((reason, text), (answer.Text("stop_reason"), answer.Text("content")!.Trim()));
        Assert.Equal(reason, (await Api.Messages(thread))[^1].Text("stop_reason"));
        var run = (await Api.Follow($"threads/{thread}/runs/{answer.Text("run_id")}/events")).Only("run_ended");
        Assert.Equal(reason, run.Text("stop_reason"));
    }
}
