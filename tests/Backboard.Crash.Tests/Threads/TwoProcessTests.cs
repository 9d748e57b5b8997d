namespace Backboard.Crash.Tests;

/// <summary>Two processes on one database, and clients that do not care which of them they reach.</summary>
public sealed class TwoProcessTests : IAsyncLifetime
{
    private const int Clients = 16;
    private const int Threads = 4;

    private FakeModelServer _model = null!;
    private Server _one = null!;
    private Server _two = null!;

    public async Task InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        _one = await Server.StartAsync(new ServerSetup { Model = _model, Postgres = database, Node = "one" });
        _two = await Server.StartAsync(new ServerSetup { Model = _model, Postgres = database, Node = "two" });
    }

    public async Task DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task Sixteen_clients_and_four_threads_make_one_order_each()
    {
        Api[] apis = [new(_one), new(_two)];
        var threadIds = await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => apis[0].CreateThreadAsync()));
        var said = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => TalkAsync(client, apis, threadIds)));

        foreach (var threadId in threadIds)
        {
            var tokens = said.SelectMany(list => list).Where(entry => entry.ThreadId == threadId).Select(entry => entry.Token).ToList();
            var view = await ThreadView.SettledAsync(apis[0], threadId, tokens);
            Assert.Equal(tokens.Count, view.Runs.Count);
            Assert.All(view.Runs, run => Assert.Equal(("COMPLETED", 1), (run.Status, run.Attempt)));
            Assert.All(tokens, token => Assert.Single(_model.AskedAbout(token)));
            var there = await ThreadView.SettledAsync(apis[1], threadId, tokens);
            Assert.Equal(Replay.Bytes(view.Events), Replay.Bytes(there.Events));
        }
    }

    [Fact]
    public async Task A_slow_turn_is_read_cancelled_and_deleted_through_the_other_process()
    {
        var (here, there) = (new Api(_one), new Api(_two));
        var threadId = await here.CreateThreadAsync();
        var token = Api.Token("slow");
        var speaking = here.SendAsync(threadId, new { content = $"{token} [[words:4000 every:20]]" });
        await using var tail = new Tail(there, threadId);
        await Eventually.True(() => tail.Saw("content_streaming"));
        var runId = Assert.Single(await there.RunsAsync(threadId)).RunId;
        Assert.True((await there.CancelAsync(threadId, runId)).Ok()["cancelled"].GetBoolean());
        Assert.Equal("CANCELLED", (await speaking).Ok()["status"].GetString());
        await Eventually.True(() => tail.Saw("run_cancelled"));
        var view = await ThreadView.SettledAsync(there, threadId, token);
        Assert.Equal(Replay.Bytes(view.Events), Replay.Bytes(tail.Events));

        var again = here.SendAsync(threadId, new { content = "[[words:4000 every:20]] once more" });
        await Eventually.True(() => tail.Events.Count > view.Events.Count + 4);
        (await there.DeleteThreadAsync(threadId)).Ok();
        await again;
        Assert.Equal(404, (int)(await here.GetAsync($"/api/threads/{threadId}")).Status);
        await Eventually.True(() => _model.AskedAbout("once more").All(request => request.Disconnected));
    }

    /// <summary>A client says a few things, each through a process and in a thread of its choice.</summary>
    private static async Task<List<(Guid ThreadId, string Token)>> TalkAsync(int client, Api[] apis, Guid[] threadIds)
    {
        var choice = new Random(client);
        var said = new List<(Guid, string)>();
        for (var round = 0; round < Nightly.Rounds(3, 30); round++)
        {
            var token = Api.Token($"client{client}-{round}");
            var threadId = threadIds[choice.Next(Threads)];
            var isSlow = round == 0 && client % 8 == 0;
            var message = new { content = isSlow ? $"{token} [[delay:5000]]" : token, stream = choice.Next(2) == 0 };
            var speaker = new PatientClient(apis[choice.Next(2)], threadId);
            if (message.stream) Assert.Equal("run_ended", (await speaker.StreamAsync(message)).Type);
            else Assert.Equal("COMPLETED", (await speaker.SendAsync(message))["status"].GetString());
            said.Add((threadId, token));
        }

        return said;
    }
}
