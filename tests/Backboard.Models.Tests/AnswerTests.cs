using Backboard.FakeModel.Scripting;
using StopReason = Backboard.Abstractions.StopReason;

namespace Backboard.Models.Tests;

public sealed class AnswerTests : IAsyncLifetime
{
    private ModelHarness _models = null!;

    public async Task InitializeAsync() => _models = await ModelHarness.StartAsync();

    public async Task DisposeAsync() => await _models.DisposeAsync();

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task An_answer_streams_and_ends_with_its_usage(string provider)
    {
        _models.Server.Script.Enqueue(Reply.Of("The sky is blue."));

        var answer = await _models.Ask(Some.Hello(provider) with { Instructions = "Be brief." });

        Assert.Equal("The sky is blue.", answer.Text);
        Assert.Equal(4, answer.Deltas.Count());
        Assert.Equal(StopReason.EndTurn, answer.Answered.StopReason);
        Assert.Equal(new Usage(3, 4), answer.Answered.Usage);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task Reasoning_is_told_apart_from_the_text(string provider)
    {
        _models.Server.Script.Enqueue(new Reply { Reasoning = "Let me think.", Text = "42" });

        var answer = await _models.Ask(Some.Hello(provider));

        Assert.Equal("Let me think.", answer.Reasoning);
        Assert.Equal("42", answer.Text);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task Reasoning_can_be_left_out(string provider)
    {
        _models.Server.Script.Enqueue(new Reply { Reasoning = "Let me think.", Text = "42" });

        var answer = await _models.Ask(Some.Hello(provider) with { Thinking = """{"exclude_reasoning":true}""" });

        Assert.Equal("", answer.Reasoning);
        Assert.Equal("42", answer.Text);
    }

    [Theory]
    [InlineData("openai", FakeModel.Scripting.StopReason.MaxTokens, StopReason.MaxTokens)]
    [InlineData("openai", FakeModel.Scripting.StopReason.ContentFilter, StopReason.ContentFilter)]
    [InlineData("anthropic", FakeModel.Scripting.StopReason.MaxTokens, StopReason.MaxTokens)]
    [InlineData("anthropic", FakeModel.Scripting.StopReason.ContentFilter, StopReason.ContentFilter)]
    [InlineData("anthropic", FakeModel.Scripting.StopReason.StopSequence, StopReason.StopSequence)]
    public async Task An_answer_tells_why_it_ended(string provider, FakeModel.Scripting.StopReason scripted, StopReason expected)
    {
        _models.Server.Script.Enqueue(new Reply { Text = "This is as far as", Stop = scripted });

        var answer = await _models.Ask(Some.Hello(provider));

        Assert.Equal(expected, answer.Answered.StopReason);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task Parallel_tool_calls_are_put_together(string provider)
    {
        _models.Server.Script.Enqueue(Reply.Calls(
            new ToolCallReply("get_weather", """{"city": "Paris, the capital of France"}""", "call_a"),
            new ToolCallReply("get_weather", """{"city": "in Łódź 🏭 🏭"}""", "call_b"),
            new ToolCallReply("get_weather", "", "call_c")));

        var answer = await _models.Ask(Some.Hello(provider) with { Tools = Some.Tools });

        Assert.Equal(StopReason.ToolUse, answer.Answered.StopReason);
        Assert.Equal<ToolCall>(
            [
                new ToolCall("call_a", "get_weather", """{"city": "Paris, the capital of France"}"""),
                new ToolCall("call_b", "get_weather", """{"city": "in Łódź 🏭 🏭"}"""),
                new ToolCall("call_c", "get_weather", "{}"),
            ],
            answer.Answered.ToolCalls);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task Missing_and_repeated_call_ids_are_replaced(string provider)
    {
        _models.Server.Script.Enqueue(Reply.Calls(
            new ToolCallReply("get_weather", "{}", "old"), new ToolCallReply("get_weather", "{}", "new"), new ToolCallReply("get_weather", "{}", "")));
        var request = Some.Request(
            provider, Some.User("a"), Some.Calls(2, new ToolCall("old", "get_weather", "{}")), Some.Result("old", "sunny", 3));

        var calls = (await _models.Ask(request with { Tools = Some.Tools })).Answered.ToolCalls;

        Assert.Equal(3, calls.Select(call => call.Id).Distinct().Count());
        Assert.DoesNotContain(calls, call => call.Id is "old" or "");
        Assert.StartsWith("call_", calls[0].Id, StringComparison.Ordinal);
        Assert.Equal("new", calls[1].Id);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task Calls_that_nobody_offered_or_that_are_no_json_are_bad_responses(string provider)
    {
        _models.Server.Script.Enqueue(Reply.Calls(new ToolCallReply("get_weather")));
        Assert.Equal("provider_bad_response", (await _models.Ask(Some.Hello(provider))).FailedCode);

        _models.Server.Script.Enqueue(Reply.Calls(new ToolCallReply("get_weather", "{\"city\": ")));
        Assert.Equal("provider_bad_response", (await _models.Ask(Some.Hello(provider) with { Tools = Some.Tools })).FailedCode);
    }

    [Theory]
    [InlineData("openai", "The sky is blue.", "The sky", " is blue.")]
    [InlineData("openai", " is blue.", "The sky", " is blue.")]
    [InlineData("openai", "The cloud", "The sky", "The cloud")]
    [InlineData("anthropic", " is blue.", "The sky ", "is blue.")]
    [InlineData("anthropic", "The sky is", "The sky is", "")]
    public async Task The_text_starts_after_the_prefill(string provider, string said, string prefill, string expected)
    {
        _models.Server.Script.Enqueue(Reply.Of(said));

        var answer = await _models.Ask(Some.Hello(provider) with { Prefill = prefill });

        Assert.Equal(expected, answer.Text);
        Assert.Contains(prefill.TrimEnd(), _models.Server.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task Models_are_listed(string provider)
    {
        var models = await _models.Providers.Single(known => known.Name == provider).ListModels(default);

        Assert.Equal(["fake-1", "fake-2"], models.Select(model => model.Name));
    }
}
