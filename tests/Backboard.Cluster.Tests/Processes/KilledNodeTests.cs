using System.Diagnostics;
using System.Net;
using Xunit.Abstractions;

namespace Backboard.Cluster.Tests;

/// <summary>A node is killed while it works: nobody hangs, and its turns go on elsewhere.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class KilledNodeTests(ThreeNodes cluster, ITestOutputHelper output)
{
    private const int Neighbours = 12;

    // The bench measures the promised 5 s on a machine of its own; what this must catch lasts the rest of a turn, 10 s, or 30 s.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Calls_to_its_threads_are_answered_or_refused_in_time_and_its_turns_end_elsewhere()
    {
        var recoveries = new List<TimeSpan>();
        var calls = new List<TimeSpan>();
        for (var round = 0; round < Nightly.Rounds(1, 50); round++)
        {
            var nodes = await cluster.WholeAsync();
            var killed = nodes[round % 3];
            var (here, there) = (new Api(killed), nodes.Without(killed));
            var (busy, idle) = (await here.CreateThreadAsync(), await here.CreateThreadAsync());
            var (running, calling) = (Api.Token("running"), Api.Token("calling"));
            (await here.SendAsync(idle, new { content = "before" })).Ok();
            var client = new PatientClient(nodes.Api, busy, first: here);
            await NowAt(here, busy);
            var turn = client.StreamAsync(new { content = $"{running} [[words:4000 every:20 times:1 case:{running}]]", stream = true });
            await Eventually.True(() => nodes.Model.AskedAbout(running).Any(asked => asked.ResponseBytes > 2_000), Recovery);

            killed.Kill9();
            var watch = Stopwatch.StartNew();
            calls.AddRange(await CallUntilAnsweredAsync(there, idle, calling));
            Assert.Equal("run_ended", (await turn).Type);
            recoveries.Add(watch.Elapsed);
            var view = await ThreadView.SettledAsync(there, busy, "here", running);
            Assert.Equal(("COMPLETED", 2), (view.RunOf(running).Status, view.RunOf(running).Attempt));
            await ThreadView.SettledAsync(there, idle, "before", calling);
        }

        output.WriteLine($"calls: {calls.Count}, slowest {calls.Max().TotalSeconds:F2} s");
        output.WriteLine($"turns went on after {string.Join(", ", recoveries.Order().Select(time => $"{time.TotalSeconds:F1}"))} s");
        Assert.All(calls, time => Assert.InRange(time, TimeSpan.Zero, Answer));
        Assert.All(recoveries, time => Assert.InRange(time, TimeSpan.Zero, Recovery));
    }

    [Fact]
    public async Task Turns_of_a_node_that_stays_are_read_on_while_another_is_killed()
    {
        var nodes = await cluster.WholeAsync();
        var staying = new Api(nodes[0]);
        var token = Api.Token("staying");
        var threadIds = await Task.WhenAll(Enumerable.Range(0, Neighbours).Select(_ => staying.CreateThreadAsync()));
        var reading = threadIds.Select(threadId => LongestSilenceAsync(staying, threadId, $"{token} [[words:200 every:60]]")).ToList();
        await Eventually.True(() => nodes.Model.AskedAbout(token).Count(asked => asked.ResponseBytes > 0) == Neighbours);

        nodes[2].Kill9();
        var silences = await Task.WhenAll(reading);
        output.WriteLine($"longest silences of streams: {string.Join(", ", silences.Order().Select(time => $"{time.TotalSeconds:F1}"))} s");
        Assert.All(silences, time => Assert.InRange(time, TimeSpan.Zero, Silence));
        Assert.Equal(Neighbours, nodes.Model.AskedAbout(token).Count);
    }

    /// <summary>Says it and reads its stream to the end, in one go.</summary>
    private static async Task<TimeSpan> LongestSilenceAsync(Api api, Guid threadId, string content)
    {
        using var response = await api.OpenAsync(HttpMethod.Post, $"/api/threads/{threadId}/messages", new { content, stream = true });
        var (longest, last, watch) = (TimeSpan.Zero, default(SseEvent), Stopwatch.StartNew());
        await foreach (var read in SseReader.ReadAsync(response))
        {
            if (watch.Elapsed > longest) longest = watch.Elapsed;
            watch.Restart();
            last = read;
        }

        Assert.Equal("run_ended", last?.Type);
        return longest;
    }

    /// <summary>How long each call took, the last of which was answered.</summary>
    private static async Task<List<TimeSpan>> CallUntilAnsweredAsync(Api api, Guid threadId, string token)
    {
        var key = Api.Token("key");
        var times = new List<TimeSpan>();
        await Eventually.True(
            async () =>
            {
                var watch = Stopwatch.StartNew();
                var answer = await api.SendAsync(threadId, new { content = token }, key);
                times.Add(watch.Elapsed);
                if (answer.Status == HttpStatusCode.OK)
                    return true;
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
                Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, "no Retry-After");
                return false;
            },
            Recovery);
        return times;
    }

    /// <summary>Has the thread's grain activated where it is first called.</summary>
    private static async Task NowAt(Api api, Guid threadId) => (await api.SendAsync(threadId, new { content = "here" })).Ok();
}
