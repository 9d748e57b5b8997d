using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows.Cluster;

/// <summary>What it costs to come to the wrong node: turns through the one that has the thread, and through one that has it not.</summary>
internal static class OtherNodeRow
{
    private const int TurnsOfAThread = 10;

    public static Row Row { get; } = new("other-node", "p50 of a turn through a node that does not own the thread ÷ through the owner", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        await using var rig = await Rig.StartAsync(run.Stop);
        using var nodes = await Nodes.StartAsync(rig, count: 2, run.Stop);
        var (own, other) = (new List<double>(), new List<double>());
        await DriveAsync(nodes, threads: run.Size(60, 2), own, other, run.Stop);
        own.Clear();
        other.Clear();
        await DriveAsync(nodes, threads: run.Size(100, 4), own, other, run.Stop);
        var (through, direct) = (Statistics.Median(other), Statistics.Median(own));
        return [Figure.AtMost(
            Row.Name, $"{Row.What}, {own.Count:N0} pairs", $"{through:F2} ms ÷ {direct:F2} ms; p95 {Statistics.Percentile(other, 0.95):F2} and {Statistics.Percentile(own, 0.95):F2} ms",
            through / direct, 1.5)];
    }

    /// <summary>
    /// Of two threads of the first node one is spoken to there, the other through the second node. Before each, a turn there that is not
    /// counted: a node that takes a thread over when it is spoken to has it only after that.
    /// </summary>
    private static async Task DriveAsync(Nodes nodes, int threads, List<double> own, List<double> other, CancellationToken stop)
    {
        var (first, second) = (new ChatClient(nodes.Http(0)), new ChatClient(nodes.Http(1)));
        for (var thread = 0; thread < threads; thread++)
        {
            var (mine, theirs) = ((await first.SendAsync(threadId: null, Words.Of(0), stop)).ThreadId, (await first.SendAsync(threadId: null, Words.Of(0), stop)).ThreadId);
            for (var turn = 1; turn <= TurnsOfAThread; turn++)
            {
                await first.SendAsync(mine, Words.Of(turn), stop);
                await first.SendAsync(theirs, Words.Of(turn), stop);
                if (turn % 2 == 0) other.Add((await second.SendAsync(theirs, Words.Of(turn), stop)).Took.TotalMilliseconds);
                own.Add((await first.SendAsync(mine, Words.Of(turn), stop)).Took.TotalMilliseconds);
                if (turn % 2 == 1) other.Add((await second.SendAsync(theirs, Words.Of(turn), stop)).Took.TotalMilliseconds);
            }
        }
    }
}
