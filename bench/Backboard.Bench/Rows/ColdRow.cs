using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>The first turn of a long thread after the process was started again, beside the same turn when it is hot.</summary>
internal static class ColdRow
{
    public static Row Row { get; } = new("cold", "first turn of a 10,000-message thread after a restart − the same turn hot", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var turns = run.Size(5_000, 500);
        await using var rig = await Rig.StartAsync(run.Stop);
        var database = await rig.Postgres.CreateDatabaseAsync(run.Stop);
        var server = await rig.StartBackboardAsync(run.Stop, database: database);
        run.Say($"  growing threads of {2 * turns:N0} messages");
        Guid[] threads;
        using (var http = server.CreateClient()) threads = await Crowd.GrowAsync(http, clients: run.Size(5, 2), turns, run.Stop);

        var (colds, hots) = (new List<double>(), new List<double>());
        for (var restart = 0; restart < 2; restart++)
        {
            await server.StopAsync();
            server = await rig.StartBackboardAsync(run.Stop, database: database, at: server.Address);
            using var http = server.CreateClient();
            await Crowd.GrowAsync(http, clients: 1, run.Size(300, 100), run.Stop);
            foreach (var thread in threads)
            {
                var cold = await TimeAsync(http, thread, run);
                var hot = new List<double>();
                for (var turn = 0; turn < 9; turn++) hot.Add(await TimeAsync(http, thread, run));
                colds.Add(cold);
                hots.Add(Statistics.Median(hot));
                run.Say($"  cold {cold:F1} ms, hot {hots[^1]:F1} ms");
            }
        }

        var more = Statistics.Median(colds.Zip(hots, static (cold, hot) => cold - hot));
        return [Figure.AtMost(
            Row.Name, $"first turn of a {2 * turns:N0}-message thread after a restart − the same turn hot, median of {colds.Count}",
            $"{Statistics.Median(colds):F1} ms − {Statistics.Median(hots):F1} ms", more, 50, "ms", "F1")];
    }

    private static async Task<double> TimeAsync(HttpClient http, Guid thread, Run run) =>
        (await new ChatClient(http).SendAsync(thread, Words.Of(0), run.Stop)).Took.TotalMilliseconds;
}
