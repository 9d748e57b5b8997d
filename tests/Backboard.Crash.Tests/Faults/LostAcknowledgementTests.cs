using System.Net;
using System.Text;

namespace Backboard.Crash.Tests;

/// <summary>The database commits, and the connection is cut before it can say so.</summary>
public sealed class LostAcknowledgementTests : IAsyncLifetime
{
    private FakeModelServer _model = null!;
    private TcpProxy _proxy = null!;
    private Server _server = null!;
    private Api _api = null!;

    public async Task InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        (_proxy, var database) = await ProxiedPostgres.CreateAsync(await PostgresServer.Shared);
        _server = await Server.StartAsync(new ServerSetup { Model = _model, Postgres = database });
        _api = new Api(_server);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _proxy.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Theory, InlineData("accept", false), InlineData("accept", true), InlineData("commit", false), InlineData("commit", true)]
    public async Task Nothing_is_stored_twice(string write, bool stream)
    {
        var threadId = await _api.CreateThreadAsync();
        var tokens = new List<string>();
        for (var round = 0; round < Nightly.Rounds(4, 50); round++)
        {
            var token = Api.Token($"{write}{round}");
            tokens.Add(token);
            var sign = write == "accept" ? token : $"answer to {token}";
            var cut = _proxy.Cut(ReplyCut.AfterRequest(Encoding.UTF8.GetBytes(sign)));
            var client = new PatientClient(_api, threadId);
            var message = new { content = $"[[text:answer to {token}]]", stream };
            var content = stream
                ? (await client.StreamAsync(message)).Data.GetProperty("content").GetString()
                : (await client.SendAsync(message))["content"].GetString();
            await cut.WaitAsync(TimeSpan.FromSeconds(10));
            Assert.Equal($"answer to {token}", content);
        }

        var view = await ThreadView.SettledAsync(_api, threadId, tokens);
        Assert.Equal(tokens.Count, view.Runs.Count);
        Assert.All(view.Runs, run => Assert.Equal(("COMPLETED", 1), (run.Status, run.Attempt)));
        Assert.All(tokens, token => Assert.Single(_model.AskedAbout(token)));
    }

    [Fact]
    public async Task An_outcome_that_stays_unknown_is_a_503_with_the_run_and_the_retry_gets_the_one_turn()
    {
        var threadId = await _api.CreateThreadAsync();
        (await _api.SendAsync(threadId, new { content = "hello" })).Ok();
        var (token, key) = (Api.Token("unknown"), Api.Token("key"));
        var cut = _proxy.Cut(ReplyCut.AfterRequest(Encoding.UTF8.GetBytes(token)));
        var sending = _api.SendAsync(threadId, new { content = token }, key);
        await cut.WaitAsync(TimeSpan.FromSeconds(10));
        _proxy.Mode = ProxyMode.Blackhole;
        var unknown = await sending.WaitAsync(TimeSpan.FromSeconds(13));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unknown.Status);
        Assert.True(unknown.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        var runId = unknown["run_id"].GetGuid();
        _proxy.Mode = ProxyMode.Pass;

        JsonAnswer? answer = null;
        await Eventually.True(async () => (answer = await _api.SendAsync(threadId, new { content = token }, key)).Status == HttpStatusCode.OK);
        Assert.Equal(runId, answer!["run_id"].GetGuid());
        var view = await ThreadView.SettledAsync(_api, threadId, token);
        Assert.Equal(2, view.Runs.Count);
        Assert.Single(_model.AskedAbout(token));
    }
}
