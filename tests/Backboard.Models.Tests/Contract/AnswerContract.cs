using Backboard.FakeModel.Scripting;
using StopReason = Backboard.Abstractions.StopReason;

namespace Backboard.Models.Tests.Contract;

public abstract class AnswerContract : ProviderContract
{
    /// <summary>What the provider lists by itself or by its settings.</summary>
    protected virtual IEnumerable<string> Listed => ["fake-1", "fake-2"];

    /// <summary>False where the protocol has no place for reasoning.</summary>
    protected virtual bool TellsReasoning => true;

    /// <summary>False where the protocol has no word for it.</summary>
    protected virtual bool TellsFilter => true;

    [Fact]
    public async Task An_answer_streams_and_ends_with_its_usage()
    {
        Models.Server.Script.Enqueue(Reply.Of("The sky is blue."));

        var answer = await Models.Ask(Hello with { Instructions = "Be brief." });

        Assert.Equal("The sky is blue.", answer.Text);
        Assert.Equal(4, answer.Deltas.Count());
        Assert.Equal(StopReason.EndTurn, answer.Answered.StopReason);
        Assert.Equal(TellsUsage ? new Usage(3, 4) : null, answer.Answered.Usage);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Reasoning_is_told_apart_from_the_text_or_left_out(bool isExcluded)
    {
        if (!TellsReasoning) return;
        Models.Server.Script.Enqueue(new Reply { Reasoning = "Let me think.", Text = "42" });

        var answer = await Models.Ask(Hello with { Thinking = isExcluded ? """{"exclude_reasoning":true}""" : null });

        Assert.Equal(isExcluded ? "" : "Let me think.", answer.Reasoning);
        Assert.Equal("42", answer.Text);
    }

    [Theory]
    [InlineData(FakeModel.Scripting.StopReason.MaxTokens, StopReason.MaxTokens)]
    [InlineData(FakeModel.Scripting.StopReason.ContentFilter, StopReason.ContentFilter)]
    public async Task An_answer_tells_why_it_ended(FakeModel.Scripting.StopReason scripted, StopReason expected)
    {
        if (expected == StopReason.ContentFilter && !TellsFilter) return;
        Models.Server.Script.Enqueue(new Reply { Text = "This is as far as", Stop = scripted });

        Assert.Equal(expected, (await Models.Ask(Hello)).Answered.StopReason);
    }

    [Fact]
    public async Task Limits_and_stops_reach_the_model()
    {
        var limited = await Models.Ask(Request(Some.User("[[words:9]]")) with { MaxTokens = 3 });
        var stopped = await Models.Ask(Request(Some.User("[[words:9]]")) with { Stop = ["word4"] });

        Assert.Equal("word1 word2 word3", limited.Text);
        Assert.Equal(StopReason.MaxTokens, limited.Answered.StopReason);
        Assert.Equal("word1 word2 word3", stopped.Text.TrimEnd());
    }

    [Fact]
    public async Task The_model_is_shown_the_conversation()
    {
        Models.Server.OnRequest(call => Reply.Of($"{call.SystemText}|{call.LastUserText}"));
        var request = Request(Some.User("first"), Some.Assistant("an answer"), Some.User("second", 3)) with { Instructions = "Be brief." };

        Assert.Equal("Be brief.|second", (await Models.Ask(request)).Text);
        Assert.Contains("first", Models.Server.Requests[^1].Body, StringComparison.Ordinal);
        Assert.Contains("an answer", Models.Server.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_starts_after_the_prefill()
    {
        Models.Server.Script.Enqueue(Reply.Of(" is blue."));

        var answer = await Models.Ask(Hello with { Prefill = "The sky" });

        Assert.Equal(" is blue.", answer.Text);
        Assert.Contains("The sky", Models.Server.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_are_listed()
    {
        var models = await Models.Providers.Single(known => known.Name == Provider).ListModels(default);

        Assert.Equal(Listed, models.Select(model => model.Name));
    }
}
