namespace Backboard.EndToEnd.Tests.Faults;

/// <summary>A provider that may do better the next time is asked again, three times in all.</summary>
public sealed class RetryTests(ModelServer server) : IClassFixture<ModelServer>
{
    private Api Api => server.Api;

    [Theory]
    [InlineData("openai", "fake-1")]
    [InlineData("anthropic", "claude-fake")]
    public async Task A_limited_provider_is_asked_again_when_it_says_and_the_client_notices_nothing(string provider, string model)
    {
        var name = $"limited-{provider}";
        var answer = (await Api.Post("threads/messages", new { content = $"{name} [[fault:429 retry-after:1 times:1 of:{provider}]]", llm_provider = provider, model_name = model })).Ok();
        Assert.Equal(("COMPLETED", $"reply to: {name}"), (answer.Text("status"), answer.Text("content")));

        var tries = server.Model.Requests.Where(asked => asked.Body.Contains(name, StringComparison.Ordinal)).ToList();
        Assert.Equal(2, tries.Count);
        Assert.True(tries[1].ReceivedAt - tries[0].ReceivedAt >= TimeSpan.FromSeconds(0.95));
    }

    [Theory]
    [InlineData("500", "provider_unavailable")]
    [InlineData("429", "provider_rate_limited")]
    [InlineData("reset", "provider_unavailable")]
    public async Task Three_tries_and_then_a_failure(string fault, string code)
    {
        var name = $"tries-{fault}";
        var answer = (await Api.Post("threads/messages", new { content = $"{name} [[fault:{fault}]]" })).Ok();
        Assert.Equal(("FAILED", code), (answer.Text("status"), answer.Text("code")));
        Assert.Equal(3, server.Model.Requests.Count(asked => asked.Body.Contains(name, StringComparison.Ordinal)));
    }
}
