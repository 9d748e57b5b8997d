using System.Net;

namespace Backboard.Crash.Tests;

/// <summary>Many posters on one thread: a short line, a clear refusal, and one order.</summary>
public sealed class BusyThreadTests : IAsyncLifetime
{
    private const int Posters = 50;
    private const int Queued = 8;

    private FakeModelServer _model = null!;
    private Server _server = null!;
    private Api _api = null!;

    public async Task InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        _server = await Server.StartAsync(new ServerSetup { Model = _model });
        _api = new Api(_server);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task Of_fifty_posters_one_speaks_eight_wait_and_the_rest_are_told_when_to_come_back()
    {
        var threadId = await _api.CreateThreadAsync();
        var tokens = Enumerable.Range(0, Posters).Select(poster => Api.Token($"poster{poster}")).ToList();
        var posts = tokens.Select(token => _api.SendAsync(threadId, new { content = $"{token} [[gate:fifty]]" })).ToList();
        await Eventually.True(() => posts.Count(post => post.IsCompleted) == Posters - Queued - 1);
        var runs = await _api.RunsAsync(threadId);
        Assert.Equal(Queued, runs.Count(run => run.Status == "QUEUED"));
        Assert.Single(runs, run => run.Status == "IN_PROGRESS");
        _model.Script.OpenGate("fifty");

        var answers = await Task.WhenAll(posts);
        var refused = answers.Where(answer => answer.Status == HttpStatusCode.Conflict).ToList();
        Assert.Equal(Posters - Queued - 1, refused.Count);
        Assert.All(refused, answer => Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        var accepted = tokens.Where((_, poster) => answers[poster].Status == HttpStatusCode.OK).ToList();
        var view = await ThreadView.SettledAsync(_api, threadId, accepted);
        Assert.Equal(accepted.Count * 2, view.Messages.Count);
        Assert.All(accepted, token => Assert.Equal($"reply to: {token}", view.AnswerTo(token).Content));
        Assert.All(accepted, token => Assert.Single(_model.AskedAbout(token)));
    }

    [Fact]
    public async Task Of_fifty_interrupting_posters_the_last_wins_and_what_was_said_is_kept()
    {
        var threadId = await _api.CreateThreadAsync();
        await using var tail = new Tail(_api, threadId);
        var first = Api.Token("first");
        var talking = _api.SendAsync(threadId, new { content = $"{first} [[words:4000 every:20]]" });
        await Eventually.True(() => tail.Saw("content_streaming"));
        var tokens = Enumerable.Range(1, Posters - 1).Select(poster => Api.Token($"interrupt{poster}")).ToList();
        var posts = tokens.Select(token => _api.SendAsync(threadId, new { content = $"{token} [[gate:last]]", on_busy = "interrupt" })).ToList();
        await Eventually.True(() => posts.Count(post => post.IsCompleted) == Posters - 2);
        _model.Script.OpenGate("last");

        Assert.Equal("CANCELLED", (await talking).Ok()["status"].GetString());
        var statuses = (await Task.WhenAll(posts)).Select(answer => answer.Ok()["status"].GetString()).ToList();
        Assert.Single(statuses, status => status == "COMPLETED");
        Assert.Equal(Posters - 2, statuses.Count(status => status == "CANCELLED"));
        var view = await ThreadView.SettledAsync(_api, threadId, [first, .. tokens]);
        var partial = view.AnswerTo(first);
        Assert.Equal("CANCELLED", partial.Status);
        Assert.StartsWith("word1", partial.Content, StringComparison.Ordinal);
        Assert.Equal("COMPLETED", view.Messages[^1].Status);
        Assert.Equal(view.Messages[^1].RunId, view.Messages.Last(message => message.IsUser).RunId);
        Assert.Equal(Replay.Bytes(view.Events), Replay.Bytes(tail.Events));
    }

    [Fact]
    public async Task A_poster_that_will_not_wait_is_refused_at_once()
    {
        var threadId = await _api.CreateThreadAsync();
        var talking = _api.SendAsync(threadId, new { content = "talking [[gate:reject]]" });
        await Eventually.True(() => _model.AskedAbout("talking [[gate:reject]]").Count == 1);
        var refused = await _api.SendAsync(threadId, new { content = "now or never", on_busy = "reject" });
        _model.Script.OpenGate("reject");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("thread_busy", refused["code"].GetString());
        (await talking).Ok();
        var view = await ThreadView.SettledAsync(_api, threadId, "talking");
        Assert.Equal(2, view.Messages.Count);
    }
}
