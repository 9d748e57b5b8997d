namespace Backboard.Crash.Tests;

/// <summary>Messages around a turn that waits for tool outputs: those in line before wait with it, one that comes after ends it.</summary>
public sealed class QueuedToolTests
{
    private static readonly object[] Tools =
        [new { type = "function", function = new { name = "lookup", parameters = new { type = "object", properties = new { } } } }];

    [Fact]
    public async Task A_message_in_line_before_the_call_waits_for_its_outputs_and_one_after_it_does_not()
    {
        await using var model = await FakeModelServer.StartAsync();
        await using var server = await Server.StartAsync(new ServerSetup { Model = model });
        var api = new Api(server);
        var threadId = await api.CreateThreadAsync();
        var asking = api.SendAsync(threadId, new { content = "asking [[gate:ask]] [[tool:lookup {}]]", tools = Tools });
        await Eventually.True(() => model.AskedAbout("asking").Count == 1);
        var waiting = api.SendAsync(threadId, new { content = "waiting [[tool:lookup {}]]", tools = Tools });
        await Eventually.True(async () => (await api.RunsAsync(threadId)).Any(run => run.Status == "QUEUED"));
        model.Script.OpenGate("ask");
        var first = (await asking).Ok();
        Assert.Equal("REQUIRES_ACTION", first["status"].GetString());
        Assert.Empty(model.AskedAbout("waiting"));

        var output = (first["tool_calls"][0].GetProperty("id").GetString()!, "42");
        var answered = await api.SubmitAsync(threadId, first["run_id"].GetGuid(), output);
        Assert.Equal("tool results: lookup=42", answered.Ok()["content"].GetString());
        var second = (await waiting).Ok();
        Assert.Equal("REQUIRES_ACTION", second["status"].GetString());

        var last = await api.SendAsync(threadId, new { content = "never mind" });
        Assert.Equal("reply to: never mind", last.Ok()["content"].GetString());
        var view = await ThreadView.SettledAsync(api, threadId, "asking", "waiting", "never mind");
        Assert.Equal(
            ["user", "assistant", "tool", "assistant", "user", "assistant", "tool", "user", "assistant"],
            view.Messages.Select(message => message.Role));
        Assert.Equal(("CANCELLED", "superseded"), (view.RunOf("waiting").Status, view.RunOf("waiting").ErrorCode));
        Assert.Equal(400, (int)(await api.SubmitAsync(threadId, view.RunOf("waiting").RunId, output)).Status);
        Assert.DoesNotContain(model.Requests, request => request.Violation is not null);
    }
}
