using System.Diagnostics;
using System.Net;

namespace Backboard.Cluster.Tests;

/// <summary>A node that is told to stop: no traffic from now on, turns that end soon end here, the others go on elsewhere.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class LeavingTests(ThreeNodes cluster)
{
    private static readonly int DrainSeconds = ThreeNodes.DrainSeconds;
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_stopped_node_is_not_ready_ends_short_turns_and_hands_over_long_ones()
    {
        var nodes = await cluster.WholeAsync();
        var (leaving, staying) = (new Api(nodes[0]), new Api(nodes[1]));
        var (quick, slow) = (await leaving.CreateThreadAsync(), await leaving.CreateThreadAsync());
        var (shortTurn, longTurn) = (Api.Token("short"), Api.Token("long"));
        (await leaving.SendAsync(slow, new { content = "before" })).Ok();
        var ending = new PatientClient(leaving, quick).StreamAsync(new { content = $"{shortTurn} [[words:40]] [[gate:short after:20]]", stream = true });
        var passing = new PatientClient(nodes.Api, slow, first: leaving);
        // Slow for whoever asks first, at once for the next.
        var going = passing.StreamAsync(new { content = $"{longTurn} [[words:4000 every:20 times:1 case:{longTurn}]]", stream = true });
        await Eventually.True(() => nodes.Model.AskedAbout(shortTurn).Any(asked => asked.ResponseBytes > 0) && nodes.Model.AskedAbout(longTurn).Any(asked => asked.ResponseBytes > 0));

        nodes[0].Terminate();
        var stopped = Stopwatch.StartNew();
        await Eventually.True(async () => (await leaving.GetAsync("/health/ready")).Status == HttpStatusCode.ServiceUnavailable, AtOnce);
        Assert.Equal(HttpStatusCode.OK, (await leaving.GetAsync("/health/live")).Status);
        nodes.Model.Script.OpenGate("short");
        Assert.Equal("run_ended", (await ending).Type);
        await Eventually.True(() => nodes.Model.AskedAbout(longTurn)[0].Disconnected, TimeSpan.FromSeconds(DrainSeconds + 3));
        Assert.InRange(stopped.Elapsed.TotalSeconds, DrainSeconds - 1, DrainSeconds + 3);
        Assert.Equal(0, await nodes[0].ExitedAsync());

        Assert.Equal("run_ended", (await going).Type);
        var kept = await ThreadView.SettledAsync(staying, quick, shortTurn);
        var passed = await ThreadView.SettledAsync(staying, slow, "before", longTurn);
        Assert.Equal(("COMPLETED", 1), (kept.RunOf(shortTurn).Status, kept.RunOf(shortTurn).Attempt));
        Assert.Equal(("COMPLETED", 2), (passed.RunOf(longTurn).Status, passed.RunOf(longTurn).Attempt));
    }

    [Fact]
    public async Task What_is_said_to_a_thread_while_its_node_stops_is_answered_by_another()
    {
        var nodes = await cluster.WholeAsync();
        var (leaving, staying) = (new Api(nodes[0]), new Api(nodes[1]));
        var (idle, busy) = (await leaving.CreateThreadAsync(), await leaving.CreateThreadAsync());
        (await leaving.SendAsync(idle, new { content = "before" })).Ok();
        var talking = new PatientClient(leaving, busy).SendAsync(new { content = "talking [[gate:talking]]" });
        await Eventually.True(() => nodes.Model.AskedAbout("talking").Count == 1);

        nodes[0].Terminate();
        await Eventually.True(async () => (await leaving.GetAsync("/health/ready")).Status == HttpStatusCode.ServiceUnavailable, AtOnce);
        (await staying.SendAsync(idle, new { content = "meanwhile" })).Ok();
        var queued = staying.SendAsync(busy, new { content = "queued" });
        await Eventually.True(async () => (await staying.RunsAsync(busy)).Count == 2);
        nodes.Model.Script.OpenGate("talking");
        (await talking).Ok();

        Assert.Equal("reply to: queued", (await queued).Ok()["content"].GetString());
        Assert.Equal(0, await nodes[0].ExitedAsync());
        await ThreadView.SettledAsync(staying, idle, "before", "meanwhile");
        await ThreadView.SettledAsync(staying, busy, "talking", "queued");
    }
}
