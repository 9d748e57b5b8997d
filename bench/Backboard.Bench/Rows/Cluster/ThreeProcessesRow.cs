using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows.Cluster;

/// <summary>What it costs to be three: the same turns on three processes and on one, on the same processors.</summary>
internal static class ThreeProcessesRow
{
    private const int Threads = 300;
    private const int TurnsOfAThread = 10;

    public static Row Row { get; } = new("three-processes", $"throughput of three processes ÷ one, {Threads} threads at once", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        await using var rig = await Rig.StartAsync(run.Stop);
        using var three = await Nodes.StartAsync(rig, count: 3, run.Stop);
        using var one = await Nodes.StartAsync(rig, count: 1, run.Stop);
        var laps = new List<(double Three, double One)>();
        await LapAsync(three, run);
        await LapAsync(one, run);
        for (var pair = 0; pair < run.Size(5, 1); pair++)
        {
            var (a, b) = (0.0, 0.0);
            if (pair % 2 == 0) a = await LapAsync(three, run);
            b = await LapAsync(one, run);
            if (pair % 2 == 1) a = await LapAsync(three, run);
            run.Say($"  pair {pair + 1}: three {a:F0} turns/s, one {b:F0}; {a / b:F2}");
            laps.Add((a, b));
        }

        return
        [
            Figure.AtLeast(
                Row.Name, $"{Row.What}, {TurnsOfAThread} turns each",
                $"three {Statistics.Median(laps.Select(lap => lap.Three)):F0} turns/s, one {Statistics.Median(laps.Select(lap => lap.One)):F0}; {laps.Count} pairs",
                Statistics.Median(laps.Select(lap => lap.Three / lap.One)), 0.85),
        ];
    }

    /// <summary>Each thread stays at one node, as behind a balancer that hashes its id.</summary>
    /// <returns>Turns a second.</returns>
    private static async Task<double> LapAsync(Nodes nodes, Run run)
    {
        var started = Run.Now;
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Crowd.GrowAsync(nodes.Http(thread), clients: 1, TurnsOfAThread, run.Stop)));
        return Threads * TurnsOfAThread / Run.Since(started).TotalSeconds;
    }
}
