using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>Threads from their first turn to their last, nothing compacted: the model is sent the same history by both.</summary>
internal static class HotRow
{
    private const int WindowLargerThanAnyThread = 2_000_000;

    public static Row Row { get; } = new("hot-16", "16 clients, 200-turn threads, same history sent, ours ÷ plain", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        await using var rig = await Rig.StartAsync(run.Stop);
        var ours = await rig.StartBackboardAsync(run.Stop, WindowLargerThanAnyThread);
        var plain = await rig.StartPlainAsync("whole", run.Stop);
        var course = new Course(Clients: 16, Threads: 1, Turns: run.Size(200, 40));
        var laps = await new Race(run, rig).RunAsync(ours, plain, course, warmUp: course with { Threads = run.Size(5, 1) }, run.Size(9, 2));
        return [Race.Judge(Row.Name, Row.What, laps, "plain", 1.2)];
    }
}
