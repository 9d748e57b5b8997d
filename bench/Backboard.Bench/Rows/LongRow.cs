using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>Long threads in an 8k window, beside a server that resends everything and beside one cut to the same window.</summary>
internal static class LongRow
{
    public static Row Row { get; } = new("long-4", "4 clients, 2,000-turn threads, our window 8k tokens, ours ÷ plain", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        await using var rig = await Rig.StartAsync(run.Stop);
        var ours = await rig.StartBackboardAsync(run.Stop);
        var course = new Course(Clients: 4, Threads: 1, Turns: run.Size(2_000, 250));
        var warmUp = course with { Turns = run.Size(500, 50) };
        var race = new Race(run, rig);
        var plain = await rig.StartPlainAsync("whole", run.Stop);
        var whole = await race.RunAsync(ours, plain, course, warmUp, run.Size(5, 1));
        await plain.StopAsync();
        var cut = await rig.StartPlainAsync("window", run.Stop);
        var window = await race.RunAsync(ours, cut, course, warmUp, run.Size(5, 1));
        return
        [
            Race.Judge(Row.Name, Row.What, whole, "plain", 3),
            Race.Judge(Row.Name, "the same, the plain server cut to the same window", window, "plain cut", 1),
        ];
    }
}
