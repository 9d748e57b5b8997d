namespace Backboard.EndToEnd.Tests.Faults;

/// <summary>A history made with one provider is accepted by the other: the fake refuses what the real ones would.</summary>
public sealed class ProviderSwitchTests(ModelServer server) : IClassFixture<ModelServer>
{
    private static readonly string[][] Turns = [["openai", "fake-1"], ["anthropic", "claude-fake"], ["openai", "fake-2"], ["anthropic", "claude-fake"]];

    private Api Api => server.Api;

    [Fact]
    public async Task Tool_rounds_cancels_failures_and_silent_messages_survive_every_switch()
    {
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", tools = Tools.Only }));
        foreach (var turn in Turns)
        {
            var (provider, model) = (turn[0], turn[1]);
            var asked = (await Api.Say(thread, new { content = $"[[tools:3 text]] {provider}", llm_provider = provider, model_name = model })).Ok();
            Assert.Equal("REQUIRES_ACTION", asked.Text("status"));
            var done = await Api.Post($"threads/{thread}/runs/{asked.Text("run_id")}/submit-tool-outputs", new { tool_outputs = Tools.Outputs(asked.Json, "") });
            Assert.Equal("COMPLETED", done.Ok().Text("status"));

            var left = (await Api.Say(thread, new { content = "[[tools:2]]", llm_provider = provider, model_name = model })).Ok();
            Assert.Equal("REQUIRES_ACTION", left.Text("status"));
            (await Api.Say(thread, new { content = "silent", send_to_llm = false })).Ok();
            Assert.Equal("FAILED", (await Api.Say(thread, new { content = $"[[fault:400 times:1 of:{provider}-{model}-{done.Headers.GetValues("Request-Id").Single()}]]", llm_provider = provider, model_name = model })).Ok().Text("status"));
            Assert.Equal("COMPLETED", (await Api.Say(thread, new { content = "plain", llm_provider = provider, model_name = model })).Ok().Text("status"));
        }

        Assert.Empty(server.Model.Requests.Where(request => request.Violation is not null).Select(request => request.Violation));
    }
}
