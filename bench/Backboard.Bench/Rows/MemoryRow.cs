using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>The real composition inside this process, so that the managed heap can be weighed exactly.</summary>
internal static class MemoryRow
{
    private const int Messages = 20;

    public static Row Row { get; } = new("memory", "managed memory of an idle hot thread of 20 messages", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var threads = run.Size(3_000, 200);
        await using var rig = await Rig.StartAsync(run.Stop);
        var settings = new BackboardSettings { Postgres = await rig.Postgres.CreateDatabaseAsync(run.Stop), Model = rig.Model.Address };
        await using var app = await InProcess.StartAsync(settings, run.Stop);
        using var http = Server.ClientOf(app.Address);

        await GrowAsync(http, run.Size(500, 50), run);
        var before = await HeapAsync(run);
        await GrowAsync(http, threads, run);
        var after = await HeapAsync(run);

        var each = (after - before) / 1024d / threads;
        return [Figure.AtMost(
            Row.Name, $"managed memory of an idle hot thread of {Messages} messages, mean of {threads:N0}",
            $"{each:F1} KB ({before / 1048576} MB → {after / 1048576} MB)", each, 24, "KB", "F1")];
    }

    private static Task GrowAsync(HttpClient http, int threads, Run run) =>
        Crowd.EachAsync(clients: 16, threads, async _ => await Crowd.GrowAsync(http, clients: 1, Messages / 2, run.Stop));

    /// <summary>After two seconds of quiet, so that what only lingers has gone.</summary>
    private static async Task<long> HeapAsync(Run run)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), run.Stop);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
