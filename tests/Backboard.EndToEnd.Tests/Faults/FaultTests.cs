namespace Backboard.EndToEnd.Tests.Faults;

/// <summary>Whatever a provider does wrong ends as one typed failure of the turn, and the thread works afterwards.</summary>
public sealed class FaultTests(ImpatientModelServer server) : IClassFixture<ImpatientModelServer>
{
    private static readonly (string Provider, string Model)[] Providers = [("openai", "fake-1"), ("anthropic", "claude-fake")];

    private static readonly (string Fault, string Code)[] Faults =
    [
        ("400", "provider_rejected"), ("401", "provider_unauthorized"), ("404", "provider_rejected"),
        ("hang-before", "provider_timeout"), ("hang-after after:2", "provider_timeout"),
        ("half-json", "provider_bad_response"), ("no-end", "provider_bad_response"), ("garbage10mb", "provider_bad_response"),
    ];

    private Api Api => server.Api;

    public static TheoryData<string, string, string, string> Broken
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var (provider, model) in Providers)
                foreach (var (fault, code) in Faults) data.Add(provider, model, fault, code);
            return data;
        }
    }

    public static TheoryData<string, string> Both => new() { { "openai", "fake-1" }, { "anthropic", "claude-fake" } };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_answer_fails_the_turn_and_not_the_thread(string provider, string model, string fault, string code)
    {
        var thread = await Api.NewThread();
        var content = $"[[text:broken words of this answer]] [[fault:{fault} times:2 of:{thread}]]";
        var flat = (await Api.Say(thread, new { content, llm_provider = provider, model_name = model })).Ok();
        Assert.Equal(("FAILED", code), (flat.Text("status"), flat.Text("code")));
        Assert.StartsWith("LLM Error:", flat.Text("content"), StringComparison.Ordinal);

        var streamed = await Api.Stream($"threads/{thread}/messages", new { content, llm_provider = provider, model_name = model, stream = true });
        Assert.Equal(("run_failed", code), (streamed[^1].Type, streamed[^1].Text("code")));
        Assert.NotEmpty(streamed[^1].Text("error")!);
        var run = (await Api.Get($"threads/{thread}/runs/{streamed[^1].Text("run_id")}")).Ok();
        Assert.Equal(("FAILED", code), (run.Text("status"), run.Text("error_code")));
        if (streamed.Streamed().Length > 0) Assert.StartsWith(streamed.Streamed(), run.Text("partial_text"), StringComparison.Ordinal);

        var after = (await Api.Say(thread, new { content = $"afterwards {thread}", llm_provider = provider, model_name = model })).Ok();
        Assert.Equal("COMPLETED", after.Text("status"));
        var sent = server.Asked($"afterwards {thread}").Json.GetProperty("messages").EnumerateArray().Where(message => message.Text("role") == "assistant");
        Assert.Empty(sent);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_endless_answer_is_not_read_to_its_end(string provider, string model)
    {
        var name = $"endless-{provider}";
        var answer = (await Api.Post("threads/messages", new { content = $"{name} [[fault:endless]]", max_tokens = 5, llm_provider = provider, model_name = model })).Ok();
        Assert.Equal(("FAILED", "provider_bad_response"), (answer.Text("status"), answer.Text("code")));
        Assert.InRange(server.Asked(name).ResponseBytes, 0, 64 << 20);
    }

    [Fact]
    public async Task A_connection_that_is_reset_half_way_fails_the_turn()
    {
        var thread = await Api.NewThread();
        var answer = (await Api.Say(thread, "[[words:50 every:5]] [[fault:reset after:20]]")).Ok();
        Assert.Equal(("FAILED", "assistant"), (answer.Text("status"), answer.Text("role")));
        // The reset may overtake the bytes before it.
        Assert.Contains(answer.Text("code"), (string[])["provider_bad_response", "provider_unavailable"]);
        Assert.Equal("reply to: next", (await Api.Say(thread, "next")).Ok().Text("content"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Bytes_that_are_no_utf8_become_a_replacement_character(string provider, string model)
    {
        var thread = await Api.NewThread();
        var answer = (await Api.Say(thread, new { content = "[[text:some words here]] [[fault:invalid-utf8]]", llm_provider = provider, model_name = model })).Ok();
        Assert.Contains(answer.Text("status"), (string[])["COMPLETED", "FAILED"]);
        if (answer.Text("status") == "COMPLETED") Assert.Contains('\uFFFD', answer.Text("content")!);
        else Assert.Equal("provider_bad_response", answer.Text("code"));
        Assert.Equal("COMPLETED", (await Api.Say(thread, "next")).Ok().Text("status"));
    }
}
