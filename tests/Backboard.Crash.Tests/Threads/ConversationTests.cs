namespace Backboard.Crash.Tests;

/// <summary>What the README promises, with a kill in the middle: the offline responder, SQLite, no setting at all.</summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task A_killed_server_goes_on_with_the_conversation()
    {
        var settings = new Dictionary<string, string?> { ["Models__Local__WordsPerSecond"] = "4" };
        await using var server = await Server.StartAsync(new ServerSetup { Settings = settings });
        var api = new Api(server);
        var first = await JsonHttp.PostAsync(server.Http, "/api/threads/messages", new { content = "Good morning to you." });
        var threadId = first.Ok()["thread_id"].GetGuid();
        await using var tail = new Tail(api, threadId);
        var client = new PatientClient(api, threadId);
        await Eventually.True(() => tail.Saw("run_ended"));
        var speaking = client.StreamAsync(new { content = "My favorite color is blue.", stream = true });
        await Eventually.True(() => tail.Events.SkipWhile(read => read.Type != "run_ended").Any(read => read.Type == "content_streaming"));
        server.Kill9();
        await server.StartAgainAsync();

        Assert.Equal("run_ended", (await speaking).Type);
        var answer = await api.SendAsync(threadId, new { content = "What did I just tell you?" });
        Assert.Contains("blue", answer.Ok()["content"].GetString(), StringComparison.OrdinalIgnoreCase);
        var view = await ThreadView.SettledAsync(api, threadId, "My favorite color is blue.", "What did I just tell you?");
        Assert.All(view.Runs, run => Assert.Equal("COMPLETED", run.Status));
        Assert.Equal(3, view.Runs.Count);
        Assert.Equal(2, view.RunOf("favorite").Attempt);
        await Eventually.True(() => tail.Events.Count >= view.Events.Count);
        Assert.Equal(Replay.Bytes(view.Events), Replay.Bytes(tail.Events));
    }
}
