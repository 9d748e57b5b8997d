namespace Backboard.EndToEnd.Tests.Context;

/// <summary>Reported tokens are the provider's own count.</summary>
public sealed class UsageTests(ModelServer server) : IClassFixture<ModelServer>
{
    private Api Api => server.Api;

    [Fact]
    public async Task The_sum_over_all_runs_is_what_the_provider_counted()
    {
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", system_prompt = "be kind", tools = Tools.Only }));
        for (var n = 0; n < 5; n++)
        {
            var model = n % 2 == 0 ? ("openai", "fake-1") : ("anthropic", "claude-fake");
            (await Api.Say(thread, new { content = $"turn {n}", llm_provider = model.Item1, model_name = model.Item2 })).Ok();
            var asked = (await Api.Say(thread, new { content = "[[tools:2]]", llm_provider = model.Item1, model_name = model.Item2 })).Ok();
            (await Api.Post("threads/tool-outputs", new { thread_id = thread, tool_outputs = Tools.Outputs(asked.Json) })).Ok();
        }

        var runs = (await Api.Get($"threads/{thread}/runs")).Ok().Json.EnumerateArray().ToList();
        var counted = server.Model.Usage;
        Assert.Equal(counted.InputTokens, runs.Sum(run => run.GetProperty("input_tokens").GetInt64()));
        Assert.Equal(counted.OutputTokens, runs.Sum(run => run.GetProperty("output_tokens").GetInt64()));
        Assert.Equal(counted.Requests, counted.Answered);
    }
}
