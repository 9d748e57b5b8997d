using System.Diagnostics;
using System.Net;
using Xunit.Abstractions;

namespace Backboard.Cluster.Tests;

/// <summary>A node is killed while it works: nobody hangs, and its turns go on elsewhere.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class KilledNodeTests(ThreeNodes cluster, ITestOutputHelper output)
{
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);
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
