using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>One client takes one thread through 10,000 turns: neither time nor bytes of log may grow with the history.</summary>
internal static class SteadyRow
{
    public static Row Row { get; } = new("steady", "10,000 turns of one thread, window 8k tokens: last ÷ first", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var (turns, sample, part) = (run.Size(10_000, 1_200), run.Size(500, 200), run.Size(1_000, 300));
        await using var rig = await Rig.StartAsync(run.Stop, ("full_page_writes", "off"), ("autovacuum", "off"));
        var server = await rig.StartBackboardAsync(run.Stop);
        using var http = server.CreateClient();
        run.Say("  warming on another thread");
        await Crowd.GrowAsync(http, clients: 1, run.Size(3_000, 300), run.Stop);

        await using var meter = await PostgresMeter.OpenAsync(rig, run.Stop);
        var drive = new SteadyDrive(run, http, rig);
        var wal = new List<long> { await meter.WalBytesAsync(run.Stop) };
        await drive.UntilAsync(part);
        wal.Add(await meter.WalBytesAsync(run.Stop));
        await drive.UntilAsync(turns - part);
        wal.Add(await meter.WalBytesAsync(run.Stop));
        await drive.UntilAsync(turns - sample);
        await drive.ClearModelAsync();
        await drive.UntilAsync(turns);
        wal.Add(await meter.WalBytesAsync(run.Stop));

        var first = drive.FirstSample(sample);
        var last = await drive.LastSampleAsync(sample);
        var (firstBytes, lastBytes) = ((double)(wal[1] - wal[0]) / part, (double)(wal[3] - wal[2]) / part);
        return
        [
            Figure.AtMost(
                Row.Name,
                $"engine's own p50 of a turn, last {sample} of {turns:N0} ÷ first {sample} after the window filled (turn {drive.FilledAt})",
                $"{last.Own:F0} µs ÷ {first.Own:F0} µs; the model's {last.Model:F0} and {first.Model:F0} µs taken out",
                last.Own / first.Own, 1.1),
            Figure.AtMost(
                Row.Name, $"bytes of WAL a turn (full_page_writes=off), last {part:N0} ÷ first {part:N0} of {turns:N0} turns",
                $"{lastBytes:F0} B ÷ {firstBytes:F0} B", lastBytes / firstBytes, 1.02, format: "F3"),
        ];
    }
}
