namespace Backboard.Crash.Tests;

/// <summary>A stream that is cut a hundred times and read on from the last id is the same, byte for byte.</summary>
public sealed class ResumeTests
{
    private const int Cuts = 100;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Joined_pieces_equal_the_whole(bool postgres)
    {
        await using var model = await FakeModelServer.StartAsync();
        var database = postgres ? await (await PostgresServer.Shared).CreateDatabaseAsync() : null;
        var settings = new Dictionary<string, string?> { ["Turn__FlushMilliseconds"] = "5", ["Turn__MaxFlushMilliseconds"] = "5" };
        await using var server = await Server.StartAsync(new ServerSetup { Model = model, Postgres = database, Settings = settings });
        var api = new Api(server);
        var token = Api.Token("cuts");
        var threadId = await api.CreateThreadAsync();
        using var first = await api.OpenAsync(
            HttpMethod.Post, $"/api/threads/{threadId}/messages", new { content = $"{token} [[words:400 every:5]]", stream = true });
        var runId = Assert.Single(await api.RunsAsync(threadId)).RunId;
        var live = await CutLiveAsync(api, threadId, runId);

        var view = await ThreadView.SettledAsync(api, threadId, token);
        var whole = Replay.Bytes(view.Events);
        Assert.Equal(whole, Replay.Bytes(live));
        Assert.Equal(whole, Replay.Bytes(await Replay.OfRunAsync(api, threadId, runId)));
        var random = new Random(7);
        var ids = view.Events.Select((read, index) => (read.Id, index)).Where(entry => entry.Id is not null).ToList();
        for (var cut = 0; cut < Nightly.Rounds(Cuts, 10 * Cuts); cut++)
        {
            var (id, index) = ids[random.Next(ids.Count - 1)];
            var rest = await Replay.OfRunAsync(api, threadId, runId, id);
            Assert.Equal(whole, Replay.Bytes(view.Events.Take(index + 1).Concat(rest)));
        }
    }

    /// <summary>Reads while the answer comes, hanging up after every few entries.</summary>
    private static async Task<List<SseEvent>> CutLiveAsync(Api api, Guid threadId, Guid runId)
    {
        var random = new Random(11);
        var events = new List<SseEvent>();
        string? lastId = null;
        while (events.Count == 0 || !Replay.Ends(events[^1]))
        {
            using var response = await api.OpenAsync(HttpMethod.Get, $"/api/threads/{threadId}/runs/{runId}/events", lastEventId: lastId);
            var left = random.Next(1, 4);
            var entry = new List<SseEvent>();
            await foreach (var read in SseReader.ReadAsync(response))
            {
                entry.Add(read);
                if (read.Id is null) continue;
                events.AddRange(entry);
                entry.Clear();
                lastId = read.Id;
                if (--left == 0) break;
            }
        }

        return events;
    }
}
