using System.Text.Json;

namespace Backboard.Models.Local.Tests;

public sealed class ChatClientTests
{
    private static readonly ChatMessage[] Conversation =
        [new(ChatRole.User, "My favorite color is blue."), new(ChatRole.Assistant, "Noted."), new(ChatRole.User, "What did I just tell you?")];

    [Fact]
    public async Task It_streams_word_by_word_and_reports_usage()
    {
        var updates = await Collect(Conversation, null);
        Assert.Equal(["You", " told", " me", " your", " favorite", " color", " is", " blue."], updates.SkipLast(1).Select(update => update.Text));
        var usage = Assert.IsType<UsageContent>(Assert.Single(updates[^1].Contents)).Details;
        Assert.Equal((12, 8, 20), (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount));
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
    }

    [Fact]
    public async Task It_ends_for_length_after_the_tokens_allowed()
    {
        var answer = await Ask(Conversation, new ChatOptions { MaxOutputTokens = 3 });
        Assert.Equal(("You told me", ChatFinishReason.Length), (answer.Text, answer.FinishReason));
    }

    [Fact]
    public async Task It_ends_before_a_stop_sequence()
    {
        var answer = await Ask(Conversation, new ChatOptions { StopSequences = ["blue", " color"] });
        Assert.Equal(("You told me your favorite", ChatFinishReason.Stop), (answer.Text, answer.FinishReason));
    }

    [Theory]
    [InlineData(null, "You told me your favorite color is blue.", "stop")]
    [InlineData(4, "You told me", "length")]
    public async Task Json_output_is_a_whole_object_even_when_cut(int? maxTokens, string expected, string reason)
    {
        var answer = await Ask(Conversation, new ChatOptions { ResponseFormat = ChatResponseFormat.Json, MaxOutputTokens = maxTokens });
        using var json = JsonDocument.Parse(answer.Text);
        Assert.Equal(expected, json.RootElement.GetProperty("answer").GetString());
        Assert.Equal(reason, answer.FinishReason?.Value);
    }

    [Theory]
    [InlineData("You told me", " your favorite color is blue.")]
    [InlineData("Sure! You told", " me your favorite color is blue.")]
    [InlineData("Well,", " You told me your favorite color is blue.")]
    public async Task A_prefill_is_continued(string prefill, string expected) =>
        Assert.Equal(expected, (await Ask([.. Conversation, new ChatMessage(ChatRole.Assistant, prefill)], null)).Text);

    [Fact]
    public async Task Words_come_at_the_rate_set()
    {
        var time = new ManualTime();
        using var client = new LocalChatClient(new LocalOptions { WordsPerSecond = 10 }, time);
        await using var stream = client.GetStreamingResponseAsync(Conversation).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());
        var second = stream.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await second);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_the_next_word()
    {
        using var client = new LocalChatClient(new LocalOptions { WordsPerSecond = 1 }, new ManualTime());
        using var cancel = new CancellationTokenSource();
        await using var stream = client.GetStreamingResponseAsync(Conversation, null, cancel.Token).GetAsyncEnumerator(cancel.Token);
        Assert.True(await stream.MoveNextAsync());
        var second = stream.MoveNextAsync().AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    private static async Task<ChatResponse> Ask(ChatMessage[] messages, ChatOptions? options)
    {
        using var client = new LocalChatClient(new LocalOptions { WordsPerSecond = 0 }, TimeProvider.System);
        return await client.GetResponseAsync(messages, options);
    }

    private static async Task<List<ChatResponseUpdate>> Collect(ChatMessage[] messages, ChatOptions? options)
    {
        using var client = new LocalChatClient(new LocalOptions { WordsPerSecond = 0 }, TimeProvider.System);
        List<ChatResponseUpdate> updates = [];
        await foreach (var update in client.GetStreamingResponseAsync(messages, options)) updates.Add(update);
        return updates;
    }
}
