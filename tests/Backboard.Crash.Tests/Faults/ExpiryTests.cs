namespace Backboard.Crash.Tests;

/// <summary>Turns that would wait for ever do not.</summary>
public sealed class ExpiryTests
{
    private static readonly object[] Tools =
        [new { type = "function", function = new { name = "lookup", parameters = new { type = "object", properties = new { } } } }];

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_turn_past_its_deadline_fails_and_the_thread_is_usable(bool stream)
    {
        await using var model = await FakeModelServer.StartAsync();
        await using var server = await StartAsync(model, "Turn__DeadlineSeconds", "5");
        var api = new Api(server);
        var threadId = await api.CreateThreadAsync();
        var fault = stream ? "hang-after" : "hang-before";
        var sending = new PatientClient(api, threadId).SendAsync(new { content = $"[[fault:{fault}]] [[words:10]] hanging", stream = false });
        var answer = await sending.WaitAsync(TimeSpan.FromSeconds(12));

        Assert.Equal("FAILED", answer["status"].GetString());
        Assert.Equal("deadline_exceeded", answer["code"].GetString());
        await Eventually.True(() => model.AskedAbout("hanging")[0].Disconnected);
        Assert.Equal("reply to: next", (await api.SendAsync(threadId, new { content = "next" })).Ok()["content"].GetString());
        var view = await ThreadView.SettledAsync(api, threadId, "hanging", "next");
        Assert.Equal("deadline_exceeded", view.RunOf("hanging").ErrorCode);
    }

    [Fact]
    public async Task Tool_calls_that_nobody_answers_expire_and_the_thread_is_usable()
    {
        await using var model = await FakeModelServer.StartAsync();
        await using var server = await StartAsync(model, "Turn__ToolExpirySeconds", "1");
        var api = new Api(server);
        var threadId = await api.CreateThreadAsync();
        var asked = await api.SendAsync(threadId, new { content = "asking [[tool:lookup {}]]", tools = Tools });
        Assert.Equal("REQUIRES_ACTION", asked.Ok()["status"].GetString());
        var view = await ThreadView.SettledAsync(api, threadId, "asking");

        Assert.Equal(("CANCELLED", "expired"), (view.RunOf("asking").Status, view.RunOf("asking").ErrorCode));
        Assert.Equal(["user", "assistant", "tool"], view.Messages.Select(message => message.Role));
        Assert.Equal("reply to: next", (await api.SendAsync(threadId, new { content = "next" })).Ok()["content"].GetString());
        Assert.DoesNotContain(model.Requests, request => request.Violation is not null);
    }

    private static Task<Server> StartAsync(FakeModelServer model, string setting, string value) =>
        Server.StartAsync(new ServerSetup { Model = model, Settings = new Dictionary<string, string?> { [setting] = value } });
}
