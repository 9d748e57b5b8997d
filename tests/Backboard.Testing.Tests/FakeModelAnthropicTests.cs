using System.Text.Json;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;

namespace Backboard.Testing.Tests;

/// <summary>The official client understands the server.</summary>
public sealed class FakeModelAnthropicTests(FakeModelFixture model) : IClassFixture<FakeModelFixture>
{
    private static readonly AITool LookUp = AIFunctionFactory.CreateDeclaration(
        "look_up", "finds a city", JsonElement.Parse("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}"""));

    private IChatClient Client => new AnthropicClient(new ClientOptions { ApiKey = "k", BaseUrl = model.Server.AnthropicUrl }).AsIChatClient("m", 1000);

    [Fact]
    public async Task A_plain_answer_repeats_the_question_and_counts_words()
    {
        var answer = await Client.GetResponseAsync("what is up");
        Assert.Equal("reply to: what is up", answer.Text);
        Assert.Equal((3L, 5L), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task A_stream_with_reasoning_joins_to_the_same_text()
    {
        var answer = await Client.GetStreamingResponseAsync("smile 😀 [[reasoning]]").ToListAsync();
        Assert.Equal("reply to: smile 😀", string.Concat(answer.Select(update => update.Text)));
        Assert.Equal(
            "let me think about this",
            string.Concat(answer.SelectMany(update => update.Contents).OfType<TextReasoningContent>().Select(content => content.Text)));
        Assert.Contains(answer, update => update.FinishReason == ChatFinishReason.Stop);
    }

    [Fact]
    public async Task Streamed_tool_calls_are_answered_in_the_next_turn()
    {
        List<ChatMessage> messages = [new(ChatRole.User, "go [[tools:2]]")];
        var options = new ChatOptions { Tools = [LookUp] };
        var calls = (await Client.GetStreamingResponseAsync(messages, options).ToListAsync())
            .SelectMany(update => update.Contents).OfType<FunctionCallContent>().ToList();
        Assert.Equal(["city 1", "city 2"], calls.Select(call => call.Arguments!["city"]?.ToString()));

        messages.Add(new ChatMessage(ChatRole.Assistant, [.. calls]));
        messages.Add(new ChatMessage(ChatRole.Tool, [.. calls.Select(call => new FunctionResultContent(call.CallId, "sun"))]));
        Assert.Equal("tool results: look_up=sun; look_up=sun", (await Client.GetResponseAsync(messages, options)).Text);
    }

    [Fact]
    public async Task Every_event_names_its_type_twice_and_the_stream_closes_itself()
    {
        using var response = await JsonHttp.StreamAsync(
            model.Http, HttpMethod.Post, "/v1/messages", new { model = "m", max_tokens = 9, stream = true, messages = new[] { new { role = "user", content = "hi" } } });
        var events = await SseReader.ReadAsync(response).ToListAsync();
        Assert.All(events, item => Assert.StartsWith($"event: {item.Type}\n", item.Raw, StringComparison.Ordinal));
        Assert.Equal(
            ["message_start", "ping", "content_block_start", "content_block_delta", "content_block_stop", "message_delta", "message_stop"],
            events.Select(item => item.Type).Distinct());
    }
}
