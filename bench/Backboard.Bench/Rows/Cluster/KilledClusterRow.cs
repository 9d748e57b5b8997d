using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows.Cluster;

/// <summary>Every node is killed at once and started again: when is the first turn served on a thread that was there before?</summary>
internal static class KilledClusterRow
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static Row Row { get; } = new("killed-cluster", "all nodes killed and started again: first served turn", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        await using var rig = await Rig.StartAsync(run.Stop);
        using var three = await Nodes.StartAsync(rig, count: 3, run.Stop);
        using var one = await Nodes.StartAsync(rig, count: 1, run.Stop);
        var (many, single) = (new List<double>(), new List<double>());
        for (var kill = 0; kill < run.Kills; kill++)
        {
            many.Add(await KillAsync(three, run));
            single.Add(await KillAsync(one, run));
            run.Say($"  three {many[^1]:F1} s, one {single[^1]:F1} s");
        }

        return
        [
            Figure.AtMost(
                Row.Name, $"{Row.What}, slowest of {many.Count}",
                $"median {Statistics.Median(many):F1} s; a process that is alone {Statistics.Median(single):F1} s", many.Max(), 15, "s", "F1"),
        ];
    }

    private static async Task<double> KillAsync(Nodes nodes, Run run)
    {
        var thread = (await new ChatClient(nodes.Http(0)).SendAsync(threadId: null, "before", run.Stop)).ThreadId;
        for (var node = 0; node < nodes.Count; node++) nodes.Kill(node);
        var started = Run.Now;
        var starting = Enumerable.Range(0, nodes.Count).Select(nodes.StartAgainAsync).ToList();
        while (!await AnswersAsync(nodes, thread, run.Stop))
        {
            if (Run.Since(started) > Patience) throw new TimeoutException("no node serves");
            await Task.Delay(Poll, run.Stop);
        }

        var took = Run.Since(started).TotalSeconds;
        await Task.WhenAll(starting);
        return took;
    }

    private static async Task<bool> AnswersAsync(Nodes nodes, Guid thread, CancellationToken stop)
    {
        try
        {
            await new ChatClient(nodes.Http(Random.Shared.Next(nodes.Count))).SendAsync(thread, "after", stop);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
