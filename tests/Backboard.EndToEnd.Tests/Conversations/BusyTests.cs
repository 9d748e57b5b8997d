namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary>A message for a thread that is answering another one.</summary>
public abstract class BusyTests(ModelServer server)
{
    private Api Api => server.Api;

    [Fact]
    public async Task Reject_is_told_at_once_and_nothing_is_stored()
    {
        var thread = await Api.NewThread();
        var first = Api.Say(thread, $"first [[gate:{thread}]]");
        await Running(thread);

        var refused = await Api.Say(thread, new { content = "second", on_busy = "reject" });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.InRange(refused.RetryAfter(), 1, 60);
        Assert.NotEmpty(refused.Detail());

        server.Model.Script.OpenGate(thread);
        (await first).Ok();
        Assert.Equal(2, (await Api.Messages(thread)).Count);
    }

    [Fact]
    public async Task Queued_messages_are_answered_in_their_order_and_the_ninth_is_refused()
    {
        var thread = await Api.NewThread();
        var first = Api.Say(thread, $"first [[gate:{thread}]]");
        await Running(thread);
        var queued = new List<Task<JsonAnswer>>();
        for (var n = 1; n <= 8; n++)
        {
            queued.Add(Api.Say(thread, $"queued {n}"));
            await Runs(thread, "QUEUED", n);
        }

        var ninth = await Api.Say(thread, "queued 9");
        Assert.Equal(HttpStatusCode.Conflict, ninth.Status);
        Assert.InRange(ninth.RetryAfter(), 1, 60);
        server.Model.Script.OpenGate(thread);

        await first;
        foreach (var (answer, n) in (await Task.WhenAll(queued)).Select((answer, i) => (answer.Ok(), i + 1)))
            Assert.Equal($"reply to: queued {n}", answer.Text("content"));
        var users = (await Api.Messages(thread)).Where(message => message.Text("role") == "user").Select(message => message.Text("content")!);
        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"queued {n}"), users.Skip(1));
    }

    [Fact]
    public async Task A_queued_stream_says_so_first_and_then_tells_the_whole_turn()
    {
        var thread = await Api.NewThread();
        var first = Api.Say(thread, $"first [[gate:{thread}]]");
        await Running(thread);
        using var response = await JsonHttp.StreamAsync(Api.Http, HttpMethod.Post, $"threads/{thread}/messages", new { content = "second", stream = true });
        await using var frames = SseReader.ReadAsync(response).GetAsyncEnumerator();

        Assert.True(await frames.MoveNextAsync());
        Assert.Equal(("message_received", "queued"), (frames.Current.Type, frames.Current.Text("phase")));
        var run = frames.Current.Text("run_id");
        Assert.Equal("QUEUED", (await Api.Get($"threads/{thread}/runs/{run}")).Ok().Text("status"));

        server.Model.Script.OpenGate(thread);
        (await first).Ok();
        var rest = new List<SseEvent>();
        while (await frames.MoveNextAsync()) rest.Add(frames.Current);
        Assert.Equal("user_message", rest[0].Type);
        Assert.Equal("reply to: second", rest[^1].Text("final_content"));
    }

    [Fact]
    public async Task Interrupt_keeps_the_partial_text_as_a_cancelled_message_and_answers_the_new_one()
    {
        var thread = await Api.NewThread();
        var first = Api.Stream($"threads/{thread}/messages", new { content = $"first [[text:partial words here]] [[gate:{thread} after:2]]", stream = true });
        await Running(thread);
        await Deltas(thread, "partial words");
        var queued = Api.Say(thread, "in between");
        await Runs(thread, "QUEUED", 1);

        var answer = (await Api.Say(thread, new { content = "never mind", on_busy = "interrupt" })).Ok();

        Assert.EndsWith("never mind", answer.Text("content"), StringComparison.Ordinal);
        Assert.Equal("run_cancelled", (await first)[^1].Type);
        Assert.Equal("CANCELLED", (await queued).Ok().Text("status"));
        var messages = await Api.Messages(thread);
        Assert.Equal(["user", "assistant", "user", "user", "assistant"], messages.Select(message => message.Text("role")));
        Assert.Equal(("CANCELLED", "partial words"), (messages[1].Text("status"), messages[1].Text("content")!.Trim()));
        Assert.Equal("in between", messages[2].Text("content"));
        Assert.Contains("partial words", server.Asked("never mind").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_queued_before_a_tool_call_waits_for_its_outputs()
    {
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", tools = Tools.Only }));
        var first = Api.Say(thread, $"first [[gate:{thread}]] [[tools:1]]");
        await Running(thread);
        var second = Api.Say(thread, "second");
        await Runs(thread, "QUEUED", 1);
        server.Model.Script.OpenGate(thread);

        var asked = (await first).Ok();
        Assert.Equal("REQUIRES_ACTION", asked.Text("status"));
        Assert.False(second.IsCompleted);
        (await Api.Post($"threads/{thread}/runs/{asked.Text("run_id")}/submit-tool-outputs", new { tool_outputs = Tools.Outputs(asked.Json) })).Ok();

        Assert.Equal("reply to: second", (await second).Ok().Text("content"));
        Assert.Equal(["user", "assistant", "tool", "assistant", "user", "assistant"], (await Api.Messages(thread)).Select(message => message.Text("role")));
    }

    private Task Running(string thread) =>
        Eventually.True(() => server.Model.Requests.Any(asked => asked.Body.Contains(thread, StringComparison.Ordinal)));

    private Task Runs(string thread, string status, int count) => Eventually.True(async () =>
        (await Api.Get($"threads/{thread}/runs")).Ok().Json.EnumerateArray().Count(run => run.Text("status") == status) == count);

    private async Task Deltas(string thread, string text)
    {
        using var response = await JsonHttp.StreamAsync(Api.Http, HttpMethod.Get, $"threads/{thread}/events");
        var seen = "";
        await foreach (var frame in SseReader.ReadAsync(response))
        {
            if (frame.Type == "content_streaming") seen += frame.Text("content");
            if (seen.TrimEnd() == text) return;
        }
    }
}

public sealed class BusyOnSqliteTests(ModelServer server) : BusyTests(server), IClassFixture<ModelServer>;

public sealed class BusyOnPostgresTests(PostgresModelServer server) : BusyTests(server), IClassFixture<PostgresModelServer>;
