using System.Globalization;

namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary>The stream is a log: it can be read again, from anywhere, and followed by others.</summary>
public abstract class ReplayTests(ModelServer server)
{
    private Api Api => server.Api;

    [Fact]
    public async Task A_run_read_again_is_byte_for_byte_what_was_streamed()
    {
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", tools = Tools.Only }));
        var live = await Api.Stream($"threads/{thread}/messages", new { content = "[[reasoning:hm]] [[words:30 every:5]]", stream = true });
        var run = live[^1].Text("run_id");

        var replay = await Api.Follow($"threads/{thread}/runs/{run}/events");
        Assert.Equal(live.Skip(1).Raw(), replay.Raw());

        foreach (var cut in replay.Where(frame => frame.Id is not null))
        {
            var rest = await Api.Follow($"threads/{thread}/runs/{run}/events?after={cut.Id}");
            Assert.Equal(replay.SkipWhile(frame => frame.Id != cut.Id).Skip(1).Raw(), rest.Raw());
        }
    }

    [Fact]
    public async Task A_run_with_tools_is_replayed_through_all_its_rounds()
    {
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", tools = Tools.Only }));
        var asked = await Api.Stream($"threads/{thread}/messages", new { content = "[[tools:1]]", stream = true });
        var path = $"threads/{thread}/runs/{asked[^1].Text("run_id")}";
        var rest = await Api.Stream($"{path}/submit-tool-outputs?stream=true", new { tool_outputs = Tools.Outputs(asked[^1].Data) });

        Assert.Equal(asked.Skip(1).Concat(rest).Raw(), (await Api.Follow($"{path}/events")).Raw());
    }

    [Fact]
    public async Task A_reader_that_was_cut_off_reads_on_from_its_last_event()
    {
        var thread = await Api.NewThread();
        var seen = new List<SseEvent>();
        using (var response = await JsonHttp.StreamAsync(
            Api.Http, HttpMethod.Post, $"threads/{thread}/messages", new { content = $"[[words:20 every:5]] [[gate:{thread} after:8]]", stream = true }))
        {
            await foreach (var frame in SseReader.ReadAsync(response))
            {
                seen.Add(frame);
                if (frame.Type == "content_streaming") break;
            }
        }

        server.Model.Script.OpenGate(thread);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"threads/{thread}/runs/{seen[0].Text("run_id")}/events");
        request.Headers.Add("Last-Event-ID", seen[^1].Id);
        using var resumed = await Api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        seen.AddRange(await SseReader.ReadAsync(resumed).ToListAsync());

        Assert.Equal(string.Join(' ', Enumerable.Range(1, 20).Select(n => $"word{n}")), seen.Streamed());
        Assert.Equal("run_ended", seen[^1].Type);
    }

    [Fact]
    public async Task A_tail_of_the_thread_sees_every_turn_gap_free_and_in_order()
    {
        var thread = await Api.NewThread();
        (await Api.Say(thread, "before")).Ok();
        using var response = await JsonHttp.StreamAsync(Api.Http, HttpMethod.Get, $"threads/{thread}/events?after=0");
        var seen = new List<SseEvent>();
        await using var tail = SseReader.ReadAsync(response).GetAsyncEnumerator();
        await ReadTurn(tail, seen);
        (await Api.Say(thread, "during")).Ok();
        await ReadTurn(tail, seen);

        Assert.Equal(["before", "during"], seen.Where(frame => frame.Type == "user_message").Select(frame => frame.Text("content")));
        var ids = seen.Where(frame => frame.Id is not null).Select(frame => long.Parse(frame.Id!, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Enumerable.Range(1, ids.Count).Select(n => (long)n), ids);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"threads/{thread}/events");
        request.Headers.Add("Last-Event-ID", seen.First(frame => frame.Type == "run_ended").Id);
        using var resumed = await Api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var again = new List<SseEvent>();
        await using var second = SseReader.ReadAsync(resumed).GetAsyncEnumerator();
        await ReadTurn(second, again);
        Assert.Equal(seen.SkipWhile(frame => frame.Type != "run_ended").Skip(1).Raw(), again.Raw());
    }

    private static async Task ReadTurn(IAsyncEnumerator<SseEvent> tail, List<SseEvent> seen)
    {
        while (await tail.MoveNextAsync())
        {
            seen.Add(tail.Current);
            if (tail.Current.Type == "run_ended") return;
        }
    }
}

public sealed class ReplayOnSqliteTests(ModelServer server) : ReplayTests(server), IClassFixture<ModelServer>;

public sealed class ReplayOnPostgresTests(PostgresModelServer server) : ReplayTests(server), IClassFixture<PostgresModelServer>;
