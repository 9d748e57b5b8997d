using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>People with a window open: readers that follow threads on which nothing happens, until something does.</summary>
internal static class ReadersRow
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Row Row { get; } = new("readers", "open, quiet SSE readers on one process", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var (readers, threads) = (run.Size(5_000, 500), run.Size(500, 50));
        await using var rig = await Rig.StartAsync(run.Stop);
        var server = await rig.StartBackboardAsync(run.Stop);
        using var http = server.CreateClient(Timeout.InfiniteTimeSpan);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        var ids = new Guid[threads];
        await Crowd.EachAsync(clients: 16, threads, async i => ids[i] = (await Crowd.GrowAsync(http, clients: 1, turns: 1, run.Stop))[0]);

        var open = Enumerable.Range(0, readers).Select(i => new EventReader(http, ids[i % threads])).ToArray();
        await Crowd.EachAsync(clients: 64, readers, i => open[i].OpenAsync(leave.Token));
        run.Say($"  {readers:N0} readers are open, {Quiet.TotalSeconds} s of quiet");
        var cpu = CpuMeter.Of(server);
        await Task.Delay(Quiet, run.Stop);
        var busy = (CpuMeter.Of(server) - cpu) / Quiet;

        var started = Run.Now;
        await Crowd.EachAsync(clients: 16, threads, i => new ChatClient(http).SendAsync(ids[i], Words.Of(2), run.Stop));
        var all = Task.WhenAll(open.Select(reader => reader.SecondAnswer));
        await Task.WhenAny(all, Task.Delay(Patience, run.Stop));
        var alive = open.Count(reader => reader.SecondAnswer.IsCompletedSuccessfully);
        var took = Run.Since(started);
        await leave.CancelAsync();
        await Task.WhenAll(open.Select(reader => reader.Left));

        return [new Figure(
            Row.Name, $"{readers:N0} open, quiet SSE readers of {threads} threads on one process, each then gets the next answer",
            $"{alive:N0} alive after {Quiet.TotalSeconds} s and {threads} more turns, {took.TotalSeconds:F1} s for all; {busy:P0} of a core while quiet",
            $"{alive:N0}", $"{readers:N0}", alive == readers)];
    }
}
