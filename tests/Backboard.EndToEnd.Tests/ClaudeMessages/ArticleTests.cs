using Backboard.FakeModel.Scripting;

namespace Backboard.EndToEnd.Tests.ClaudeMessages;

/// <summary>Every program of the article, in its order, and the last one without its array.</summary>
public sealed class ArticleTests(ClaudeServer server) : IClassFixture<ClaudeServer>, IDisposable
{
    private const string Trip = "I'm planning a trip to Japan. Any advice?";
    private const string Question = "Is it about a payment, a delivery, or the product itself?";

    private readonly IDisposable _script = server.Model.OnRequest(Reply);

    public void Dispose() => _script.Dispose();

    [Fact]
    public async Task A_trip_to_japan_in_two_turns()
    {
        Assert.Equal("In spring.", await Run("1-trip-to-japan.mjs"));
        Assert.Equal($"user: {Trip}\nassistant: Take a rail pass.\nuser: When is the best time to visit?", Seen("When is the best time"));
    }

    [Fact]
    public async Task A_system_prompt_is_no_message()
    {
        Assert.Equal("Take a rail pass.", await Run("2-system-prompt.mjs"));
        var request = server.Asked("concise travel assistant");
        Assert.Equal("You are a concise travel assistant. Answer in two sentences or fewer.", request.Json.GetProperty("system")[0].Text("text"));
        Assert.Equal(1, request.Json.GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task A_prefilled_multiple_choice()
    {
        Assert.Equal("B) Helios", await Run("3-prefill.mjs"));
        Assert.EndsWith("\nassistant: The best answer is (", Seen("The best answer is"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_answer_warns() =>
        Assert.Equal("Warning: response was truncated. Consider raising max_tokens.", await Run("4-stop-reason.mjs"));

    [Fact]
    public async Task A_triage_that_asks_before_it_answers()
    {
        Assert.Equal($"Agent: {Question}\nClassification: BILLING", await Run("5-triage.mjs"));
        Assert.Equal(3, server.Asked("charged twice").Json.GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task Input_tokens_climb()
    {
        var counts = (await Run("6-input-tokens.mjs")).Split('\n').Select(int.Parse).ToList();
        Assert.Equal(4, counts.Count);
        Assert.All(counts.Zip(counts.Skip(1)), pair => Assert.True(pair.Second > pair.First, string.Join(", ", counts)));
    }

    [Fact]
    public async Task The_triage_without_its_array_shows_the_model_the_same_array()
    {
        await Run("5-triage.mjs");
        var (byHand, system) = (Seen("charged twice"), SystemOf("charged twice"));
        server.Model.ClearRequests();
        var output = (await Run("7-triage-without-the-array.mjs")).Split('\n');

        Assert.Equal([$"Agent: {Question}", "Classification: BILLING"], output[..2]);
        Assert.Equal((byHand, system), (Seen("charged twice"), SystemOf("charged twice")));
        var kept = await server.Api.Messages(output[2]);
        Assert.Equal(["user", "assistant", "user", "assistant"], kept.Select(message => message.Text("role")));
        Assert.Equal("BILLING", kept[^1].Text("content"));
    }

    private static Reply? Reply(ModelCall call) => call.LastUserText switch
    {
        Trip => Scripted("Take a rail pass."),
        "When is the best time to visit?" => Scripted(call.Body.GetRawText().Contains("Japan", StringComparison.Ordinal) ? "In spring." : "Of what?"),
        var text when text.StartsWith("What's the Greek", StringComparison.Ordinal) => Scripted("B) Helios"),
        var text when text.EndsWith("everything.", StringComparison.Ordinal) => Scripted("Japan has four main islands and a great many small ones."),
        var text when text.Contains("my thing", StringComparison.Ordinal) => Scripted(Question),
        var text when text.Contains("charged twice", StringComparison.Ordinal) => Scripted("BILLING"),
        _ => null,
    };

    private static Reply Scripted(string text) => Backboard.FakeModel.Scripting.Reply.Of(text);

    private Task<string> Run(string program) => Programs.AnthropicAsync($"article/{program}", server.Server.Address, TestServer.Key);

    private string SystemOf(string text) => server.Asked(text).Json.GetProperty("system")[0].Text("text")!;

    /// <summary>The array that the model saw in the newest request with a text.</summary>
    private string Seen(string text) =>
        string.Join('\n', server.Asked(text).Json.GetProperty("messages").EnumerateArray().Select(message =>
            $"{message.Text("role")}: {string.Join('|', message.GetProperty("content").EnumerateArray().Select(block => block.Text("text")))}"));
}
