namespace Backboard.Models.Tests.Rendering;

/// <summary>What a provider's prompt cache needs: everything before the newest user message comes again, byte for byte.</summary>
public sealed class PrefixTests
{
    // Where Anthropic's cache shall end moves on; it marks the prompt and is no part of it.
    private const string CacheMark = ",\"cache_control\":{\"type\":\"ephemeral\"}";

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task Everything_before_the_newest_user_message_is_the_same_in_the_next_request(string provider)
    {
        using var wire = new WireCapture();
        var history = new List<Message>();
        var stable = "";
        for (var turn = 0; turn < 30; turn++)
        {
            history.Add(Some.User(turn % 7 == 0 ? " " : $"question {turn} é 😀", history.Count + 1));
            var body = await Render(wire, provider, history, turn);
            Assert.StartsWith(stable, body, StringComparison.Ordinal);
            stable = body[..body.LastIndexOf("{\"role\":\"user\"", StringComparison.Ordinal)];
            Live(history, turn);
        }

        Assert.True(stable.Length > 3000);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task What_was_recalled_stays_with_its_message_in_the_tool_round(string provider)
    {
        using var wire = new WireCapture();
        List<Message> history = [Some.User("before"), Some.Assistant("answer"), Some.User("question", 3)];
        var first = await Render(wire, provider, history, turn: 1);
        history.Add(Some.Calls(4, new ToolCall("call_1", "get_weather", "{}")));
        history.Add(Some.Result("call_1", "sunny", 5));

        var second = await Render(wire, provider, history, turn: 1);

        var end = first.LastIndexOf("question", StringComparison.Ordinal) + "question".Length;
        Assert.StartsWith(first[..end], second, StringComparison.Ordinal);
        Assert.Contains("memory of turn 1", first[..end], StringComparison.Ordinal);
    }

    private static async Task<string> Render(WireCapture wire, string provider, List<Message> history, int turn)
    {
        var body = await wire.Render(new ModelRequest
        {
            Model = Some.Model(provider),
            Instructions = "You help.",
            Tools = Some.Tools,
            Summary = "They spoke of Paris.",
            History = [.. history],
            Recalled = $"memory of turn {turn}",
        });
        return body.Replace(CacheMark, "", StringComparison.Ordinal);
    }

    /// <summary>What follows a user message: an answer, a tool round, a cancelled or failed one.</summary>
    private static void Live(List<Message> history, int turn)
    {
        var seq = history.Count + 1;
        if (turn % 5 == 1)
        {
            history.Add(Some.Calls(seq, new ToolCall("call_1", "get_weather", "{}"), new ToolCall("odd:id", "get_weather", "{}")));
            history.Add(Some.Result("odd:id", "sunny", seq + 1));
        }

        if (turn % 5 == 2) history.Add(Some.Assistant("half an ans", seq, MessageStatus.Cancelled));
        else if (turn % 5 == 3) history.Add(Some.Assistant("LLM Error: it broke", seq, MessageStatus.Failed));
        else history.Add(Some.Assistant($"answer {turn}", seq + 2));
    }
}
