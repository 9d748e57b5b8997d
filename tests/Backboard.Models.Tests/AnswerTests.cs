using Backboard.FakeModel.Scripting;
using StopReason = Backboard.Abstractions.StopReason;

namespace Backboard.Models.Tests;

/// <summary>What only one of the two says, or says in its own way.</summary>
public sealed class AnswerTests : IAsyncLifetime
{
    private ModelHarness _models = null!;

    public async Task InitializeAsync() => _models = await ModelHarness.StartAsync();

    public async Task DisposeAsync() => await _models.DisposeAsync();

    [Fact]
    public async Task Anthropic_tells_that_a_stop_sequence_ended_the_answer()
    {
        _models.Server.Script.Enqueue(new Reply { Text = "This is as far as", Stop = FakeModel.Scripting.StopReason.StopSequence });

        Assert.Equal(StopReason.StopSequence, (await _models.Ask(Some.Hello("anthropic"))).Answered.StopReason);
    }

    [Fact]
    public async Task Arguments_keep_the_bytes_they_came_as()
    {
        _models.Server.Script.Enqueue(Reply.Calls(new ToolCallReply("get_weather", """{"city": "Paris", "n": 1.0}""", "call_a")));

        var answer = await _models.Ask(Some.Hello("openai") with { Tools = Some.Tools });

        Assert.Equal<ToolCall>([new ToolCall("call_a", "get_weather", """{"city": "Paris", "n": 1.0}""")], answer.Answered.ToolCalls);
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
}
