namespace Backboard.Crash.Tests;

/// <summary>Recovery that is interrupted itself, and a turn that kills every process that tries it.</summary>
public sealed class RepeatedCrashTests
{
    private const string Speech = "[[words:300 every:8]]";

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_recovery_that_dies_is_recovered(bool postgres)
    {
        await using var model = await FakeModelServer.StartAsync();
        await using var server = await Server.StartAsync(await SetupAsync(model, postgres));
        var api = new Api(server);
        var token = Api.Token("twice");
        var threadId = await api.CreateThreadAsync();
        await server.ArmAsync(threadId, "flush-after:2");
        var client = new PatientClient(api, threadId);
        var reading = client.StreamAsync(new { content = $"{token} {Speech}", stream = true });
        await server.DeadAsync();
        await server.StartAgainAsync("recover-sent:1:300");
        await server.DeadAsync();
        await server.StartAgainAsync();

        Assert.Equal("run_ended", (await reading).Type);
        var view = await ThreadView.SettledAsync(api, threadId, token);
        Assert.InRange(Assert.Single(view.Runs).Attempt, 2, 3);
        Assert.Equal(Replay.Bytes(view.Events), Replay.Bytes(client.Events));
    }

    [Fact]
    public async Task A_turn_that_dies_three_times_fails_with_its_partial_text_and_leaves_the_thread_usable()
    {
        await using var model = await FakeModelServer.StartAsync();
        await using var server = await Server.StartAsync(await SetupAsync(model, postgres: false), "flush-after:2");
        var api = new Api(server);
        var token = Api.Token("thrice");
        var threadId = await api.CreateThreadAsync();
        var client = new PatientClient(api, threadId);
        var reading = client.StreamAsync(new { content = $"{token} {Speech}", stream = true });
        for (var death = 1; death <= 3; death++)
        {
            await server.DeadAsync();
            await server.StartAgainAsync(death < 3 ? "flush-after:2" : null);
        }

        Assert.Equal("run_failed", (await reading).Type);
        var next = await api.SendAsync(threadId, new { content = "still there?" });
        Assert.Equal("reply to: still there?", next.Ok()["content"].GetString());
        var view = await ThreadView.SettledAsync(api, threadId, token);
        var failed = view.RunOf(token);
        Assert.Equal(("FAILED", 3, "interrupted"), (failed.Status, failed.Attempt, failed.ErrorCode));
        Assert.StartsWith("word1", failed.PartialText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_asks_for_it_fails_instead_of_being_restarted()
    {
        await using var model = await FakeModelServer.StartAsync();
        await using var server = await Server.StartAsync(await SetupAsync(model, postgres: false), "flush-after:2");
        var api = new Api(server);
        var token = Api.Token("once");
        var threadId = await api.CreateThreadAsync();
        var reading = new PatientClient(api, threadId).StreamAsync(new { content = $"{token} {Speech}", stream = true, on_crash = "fail" });
        await server.DeadAsync();
        await server.StartAgainAsync();

        Assert.Equal("run_failed", (await reading).Type);
        var view = await ThreadView.SettledAsync(api, threadId, token);
        var failed = Assert.Single(view.Runs);
        Assert.Equal(("FAILED", 1, "interrupted"), (failed.Status, failed.Attempt, failed.ErrorCode));
        Assert.StartsWith("word1", failed.PartialText, StringComparison.Ordinal);
        Assert.Single(model.AskedAbout(token));
    }

    private static async Task<ServerSetup> SetupAsync(FakeModelServer model, bool postgres) => new()
    {
        Crashable = true,
        Model = model,
        Postgres = postgres ? await (await PostgresServer.Shared).CreateDatabaseAsync() : null,
    };
}
