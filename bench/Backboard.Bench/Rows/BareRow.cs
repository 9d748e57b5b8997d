using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>How near the engine is to the least a turn can cost: two rows committed, one call with the new message alone.</summary>
internal static class BareRow
{
    public static Row Row { get; } = new("bare-16", "16 clients, 10-turn threads, ours ÷ two commits and a call", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        await using var rig = await Rig.StartAsync(run.Stop);
        var ours = await rig.StartBackboardAsync(run.Stop);
        var bare = await rig.StartPlainAsync("none", run.Stop);
        var course = new Course(Clients: 16, Threads: run.Size(20, 4), Turns: 10);
        var laps = await new Race(run, rig).RunAsync(ours, bare, course, warmUp: course with { Threads = run.Size(100, 4) }, run.Size(9, 2));
        return [Race.Judge(Row.Name, Row.What, laps, "bare", 0.8)];
    }
}
