namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary>Cancelling a run, whatever it is doing.</summary>
public abstract class CancelTests(ModelServer server)
{
    private Api Api => server.Api;

    [Fact]
    public async Task A_running_turn_ends_at_once_and_its_provider_is_let_go()
    {
        var thread = await Api.NewThread();
        var turn = Api.Stream($"threads/{thread}/messages", new { content = $"long [[gate:{thread}]]", stream = true });
        var run = await Run(thread, "IN_PROGRESS");
        await Eventually.True(() => server.Model.Requests.Any(asked => asked.Body.Contains(thread, StringComparison.Ordinal)));

        var cancelled = (await Cancel(thread, run)).Ok();
        Assert.True(cancelled["cancelled"].GetBoolean());
        Assert.Equal((thread, run), (cancelled.Text("thread_id"), cancelled.Text("run_id")));
        Assert.Equal("run_cancelled", (await turn)[^1].Type);
        await Eventually.True(() => server.Asked(thread).Disconnected, TimeSpan.FromSeconds(2));

        Assert.Equal("CANCELLED", (await Api.Get($"threads/{thread}/runs/{run}")).Ok().Text("status"));
        // The model is shown both user messages as one.
        server.Model.Script.OpenGate(thread);
        Assert.EndsWith("next", (await Api.Say(thread, "next")).Ok().Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiting_turn_ends_and_its_calls_are_closed_so_that_the_thread_goes_on()
    {
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", tools = Tools.Only }));
        var asked = (await Api.Say(thread, "[[tools:2]]")).Ok();
        var run = asked.Text("run_id")!;

        Assert.True((await Cancel(thread, run)).Ok()["cancelled"].GetBoolean());
        var late = await Api.Post($"threads/{thread}/runs/{run}/submit-tool-outputs", new { tool_outputs = Tools.Outputs(asked.Json) });
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);

        Assert.Equal("reply to: next", (await Api.Say(thread, "next")).Ok().Text("content"));
        Assert.Equal(["user", "assistant", "tool", "tool", "user", "assistant"], (await Api.Messages(thread)).Select(message => message.Text("role")));
    }

    [Fact]
    public async Task A_queued_turn_leaves_nothing()
    {
        var thread = await Api.NewThread();
        var first = Api.Say(thread, $"first [[gate:{thread}]]");
        await Run(thread, "IN_PROGRESS");
        var second = Api.Say(thread, "taken back");
        Assert.True((await Cancel(thread, await Run(thread, "QUEUED"))).Ok()["cancelled"].GetBoolean());
        Assert.Equal("CANCELLED", (await second).Ok().Text("status"));

        server.Model.Script.OpenGate(thread);
        (await first).Ok();
        Assert.Equal(2, (await Api.Messages(thread)).Count);
    }

    [Fact]
    public async Task A_finished_turn_stays_as_it_is_however_often_it_is_cancelled()
    {
        var thread = await Api.NewThread();
        var run = (await Api.Say(thread, "hi")).Ok().Text("run_id")!;
        for (var i = 0; i < 2; i++) Assert.False((await Cancel(thread, run)).Ok()["cancelled"].GetBoolean());
        Assert.Equal("COMPLETED", (await Api.Get($"threads/{thread}/runs/{run}")).Ok().Text("status"));
        Assert.Equal(HttpStatusCode.NotFound, (await Cancel(thread, $"{Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task A_client_that_leaves_cancels_its_turn_only_if_it_asked_for_that()
    {
        var (left, kept) = (await Api.NewThread(), await Api.NewThread());
        foreach (var (thread, choice) in new[] { (left, "cancel"), (kept, "continue") })
        {
            using var response = await JsonHttp.StreamAsync(
                Api.Http, HttpMethod.Post, $"threads/{thread}/messages",
                new { content = $"hi [[gate:{thread}]]", stream = true, on_disconnect = choice });
            await Eventually.True(() => server.Model.Requests.Any(asked => asked.Body.Contains(thread, StringComparison.Ordinal)));
        }

        await Run(left, "CANCELLED");
        await Eventually.True(() => server.Asked(left).Disconnected, TimeSpan.FromSeconds(2));
        server.Model.Script.OpenGate(kept);
        await Run(kept, "COMPLETED");
        Assert.Equal("reply to: hi", (await Api.Messages(kept))[^1].Text("content"));
    }

    private Task<JsonAnswer> Cancel(string thread, string run) => Api.Post($"threads/{thread}/runs/{run}/cancel");

    /// <summary>The id of a run of the thread, once it has the status.</summary>
    private Task<string> Run(string thread, string status) => Eventually.Get(async () =>
        (await Api.Get($"threads/{thread}/runs")).Ok().Json.EnumerateArray()
            .Where(run => run.Text("status") == status).Select(run => run.Text("run_id")).FirstOrDefault());
}

public sealed class CancelOnSqliteTests(ModelServer server) : CancelTests(server), IClassFixture<ModelServer>;

public sealed class CancelOnPostgresTests(PostgresModelServer server) : CancelTests(server), IClassFixture<PostgresModelServer>;
