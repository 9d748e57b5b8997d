using System.Diagnostics;
using System.Net;

namespace Backboard.Crash.Tests;

/// <summary>The database goes away and comes back: quick refusals meanwhile, and the turns that run live through it.</summary>
public sealed class DatabaseDownTests : IAsyncLifetime
{
    // Two seconds are promised, and a server that waits where it must not does so for ten: between them is room for a busy machine.
    private static readonly TimeSpan Nothing = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Unknown = TimeSpan.FromSeconds(13);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private FakeModelServer _model = null!;
    private PostgresServer _postgres = null!;
    private TcpProxy _proxy = null!;
    private Server _server = null!;
    private Api _api = null!;

    public async Task InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        _postgres = await PostgresServer.StartAsync();
        (_proxy, var database) = await ProxiedPostgres.CreateAsync(_postgres);
        _server = await Server.StartAsync(new ServerSetup { Model = _model, Postgres = database });
        _api = new Api(_server);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _proxy.DisposeAsync();
        await _postgres.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Theory, InlineData("refuse"), InlineData("blackhole"), InlineData("crash")]
    public async Task Calls_are_refused_in_time_and_running_turns_survive(string outage)
    {
        var (idle, busy) = (await _api.CreateThreadAsync(), await _api.CreateThreadAsync());
        (await _api.SendAsync(idle, new { content = "before" })).Ok();
        var (token, gate) = (Api.Token("living"), Api.Token("gate"));
        var client = new PatientClient(_api, busy);
        await using var tail = new Tail(_api, busy);
        var living = client.StreamAsync(new { content = $"{token} [[words:20]] [[gate:{gate} after:5]]", stream = true });
        await Eventually.True(() => tail.Saw("content_streaming"));

        await BreakAsync(outage);
        await AssertRefusedAsync(idle, Unknown);
        await AssertRefusedAsync(idle, outage == "blackhole" ? Unknown : Nothing);
        Assert.Equal(HttpStatusCode.OK, (await _api.GetAsync("/health/live")).Status);
        await Eventually.True(async () => (await _api.GetAsync("/health/ready")).Status == HttpStatusCode.ServiceUnavailable, Soon);
        _model.Script.OpenGate(gate);
        await Eventually.True(() => _model.AskedAbout(token)[0].FinishedAt is not null);
        await MendAsync(outage);

        await Eventually.True(async () => (await _api.SendAsync(idle, new { content = "after" }, "after-" + outage)).Status == HttpStatusCode.OK, Soon);
        await Eventually.True(async () => (await _api.GetAsync("/health/ready")).Status == HttpStatusCode.OK, Soon);
        Assert.Equal("run_ended", (await living).Type);
        var view = await ThreadView.SettledAsync(_api, busy, token);
        Assert.Equal(1, Assert.Single(view.Runs).Attempt);
        Assert.Single(_model.AskedAbout(token));
        Assert.False(_server.HasExited);
        await ThreadView.SettledAsync(_api, idle, "before", "after");
    }

    private async Task AssertRefusedAsync(Guid threadId, TimeSpan within)
    {
        var watch = Stopwatch.StartNew();
        var refused = await _api.SendAsync(threadId, new { content = Api.Token("refused") });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero, "no Retry-After");
        var isUnknown = refused.Json.TryGetProperty("run_id", out _);
        Assert.True(watch.Elapsed < (isUnknown ? within : Nothing), $"refused after {watch.Elapsed.TotalSeconds:F1} s: {refused.Text}");
    }

    private async Task BreakAsync(string outage)
    {
        if (outage == "crash") await _postgres.StopImmediateAsync();
        else _proxy.Mode = outage == "refuse" ? ProxyMode.Refuse : ProxyMode.Blackhole;
    }

    private async Task MendAsync(string outage)
    {
        if (outage == "crash") await _postgres.StartAgainAsync();
        else _proxy.Mode = ProxyMode.Pass;
    }
}
