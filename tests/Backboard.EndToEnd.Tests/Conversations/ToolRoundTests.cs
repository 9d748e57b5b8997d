namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary>Tool calls and their outputs, on both routes.</summary>
public abstract class ToolRoundTests(ModelServer server)
{
    private Api Api => server.Api;

    [Theory]
    [InlineData("openai", "fake-1")]
    [InlineData("anthropic", "claude-fake")]
    public async Task Ten_parallel_calls_are_answered_together_and_stored_as_a_round(string provider, string model)
    {
        var thread = await NewThread();
        var asked = (await Api.Say(thread, new { content = "[[tools:10]]", llm_provider = provider, model_name = model })).Ok();
        Assert.Equal(("REQUIRES_ACTION", "tool_use"), (asked.Text("status"), asked.Text("stop_reason")));
        Assert.Equal(10, asked["tool_calls"].GetArrayLength());

        var answered = (await Submit(thread, asked, Outputs(asked))).Ok();
        Assert.Equal("COMPLETED", answered.Text("status"));
        Assert.Contains("get_current_weather=out 10", answered.Text("content"), StringComparison.Ordinal);

        var messages = await Api.Messages(thread);
        Assert.Equal(["user", "assistant", .. Enumerable.Repeat("tool", 10), "assistant"], messages.Select(message => message.Text("role")));
        var (stub, first, final) = (messages[1], messages[2], messages[^1]);
        Assert.Equal(("", asked.Text("run_id")), (stub.Text("content"), stub.GetProperty("metadata_").Text("run_id")));
        Assert.Equal(10, stub.GetProperty("metadata_").GetProperty("tool_calls").GetArrayLength());
        Assert.Equal("out 1", first.Text("content"));
        Assert.Equal(asked["tool_calls"][0].Text("id"), first.GetProperty("metadata_").Text("tool_call_id"));
        Assert.Equal("get_current_weather", first.GetProperty("metadata_").Text("tool_name"));
        Assert.Equal(asked.Text("run_id"), final.GetProperty("metadata_").Text("run_id"));
    }

    [Fact]
    public async Task The_short_route_finds_the_run_that_waits()
    {
        var thread = await NewThread();
        var none = await Api.Post("threads/tool-outputs", new { thread_id = thread, tool_outputs = new[] { new { tool_call_id = "x", output = "y" } } });
        Assert.Equal(HttpStatusCode.NotFound, none.Status);
        Assert.Equal("Thread not found, or no pending REQUIRES_ACTION on the thread", none.Detail());

        var asked = (await Api.Say(thread, "[[tools:1]]")).Ok();
        var answered = (await Api.Post("threads/tool-outputs", new { thread_id = thread, tool_outputs = Outputs(asked) })).Ok();
        Assert.Equal((asked.Text("run_id"), "COMPLETED"), (answered.Text("run_id"), answered.Text("status")));
    }

    [Fact]
    public async Task Several_rounds_make_one_run()
    {
        var thread = await NewThread();
        var asked = (await Api.Say(thread, "[[tools:1 rounds:3]]")).Ok();
        var run = asked.Text("run_id");
        for (var round = 1; round < 3; round++)
        {
            asked = (await Submit(thread, asked, Outputs(asked))).Ok();
            Assert.Equal(("REQUIRES_ACTION", run), (asked.Text("status"), asked.Text("run_id")));
        }

        Assert.Equal("COMPLETED", (await Submit(thread, asked, Outputs(asked))).Ok().Text("status"));
        Assert.Single((await Api.Get($"threads/{thread}/runs")).Ok().Json.EnumerateArray());
    }

    [Fact]
    public async Task Outputs_given_twice_join_and_other_ones_are_refused()
    {
        var thread = await NewThread();
        var asked = (await Api.Say(thread, "[[tools:2]]")).Ok();
        var first = (await Submit(thread, asked, Outputs(asked))).Ok();
        var again = (await Submit(thread, asked, Outputs(asked))).Ok();
        Assert.Equal((first.Text("message_id"), first.Text("content")), (again.Text("message_id"), again.Text("content")));

        var other = await Submit(thread, asked, Tools.Outputs(asked.Json, "something else"));
        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        Assert.Equal(5, (await Api.Messages(thread)).Count);
    }

    [Fact]
    public async Task A_subset_an_unknown_call_and_a_doubled_one_are_refused_and_the_run_still_waits()
    {
        var thread = await NewThread();
        var asked = (await Api.Say(thread, "[[tools:2]]")).Ok();
        var outputs = Outputs(asked);
        var missing = asked["tool_calls"][1].Text("id")!;

        foreach (var (given, expected) in new[]
        {
            (outputs[..1], missing),
            ([.. outputs, new { tool_call_id = "call_unknown", output = "?" }], "call_unknown"),
            ([.. outputs, outputs[0]], "same tool call"),
        })
        {
            var refused = await Submit(thread, asked, given);
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains(expected, refused.Detail(), StringComparison.Ordinal);
        }

        Assert.Equal(2, (await Api.Messages(thread)).Count);
        Assert.Equal("COMPLETED", (await Submit(thread, asked, outputs)).Ok().Text("status"));
    }

    [Fact]
    public async Task A_message_after_the_calls_closes_them_and_goes_on()
    {
        var thread = await NewThread();
        var asked = (await Api.Say(thread, "[[tools:2]]")).Ok();
        Assert.Equal("reply to: forget it", (await Api.Say(thread, "forget it")).Ok().Text("content"));

        var run = (await Api.Get($"threads/{thread}/runs/{asked.Text("run_id")}")).Ok();
        Assert.Equal(("CANCELLED", "superseded"), (run.Text("status"), run.Text("error_code")));
        Assert.Equal(HttpStatusCode.BadRequest, (await Submit(thread, asked, Outputs(asked))).Status);
    }

    private async Task<string> NewThread() => await Api.NewThread(await Api.NewAssistant(new { name = "A", tools = Tools.Only }));

    private Task<JsonAnswer> Submit(string thread, JsonAnswer asked, object[] outputs) =>
        Api.Post($"threads/{thread}/runs/{asked.Text("run_id")}/submit-tool-outputs", new { tool_outputs = outputs });

    private static object[] Outputs(JsonAnswer asked) =>
        [.. asked["tool_calls"].EnumerateArray().Select((call, i) => new { tool_call_id = call.Text("id"), output = $"out {i + 1}" })];
}

public sealed class ToolRoundOnSqliteTests(ModelServer server) : ToolRoundTests(server), IClassFixture<ModelServer>;

public sealed class ToolRoundOnPostgresTests(PostgresModelServer server) : ToolRoundTests(server), IClassFixture<PostgresModelServer>;
