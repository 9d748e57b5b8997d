using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Load;

/// <param name="Clients">Each drives threads one after the other, one turn at a time.</param>
/// <param name="Threads">New threads a client drives, each from its first turn to its last.</param>
/// <param name="Turns">Of a thread.</param>
internal sealed record Course(int Clients, int Threads, int Turns)
{
    public int AllTurns => Clients * Threads * Turns;
}

/// <param name="Rate">Turns a second.</param>
/// <param name="ModelBytes">A call's, mean.</param>
/// <param name="ServerCpu">Milliseconds of processor time a turn.</param>
/// <param name="PostgresCpu">Milliseconds of processor time a turn.</param>
internal sealed record Lap(double Rate, double ModelBytes, double ServerCpu, double PostgresCpu)
{
    /// <summary>Of the server and its database: what a turn costs however busy the machine is with other things.</summary>
    public double Cpu => ServerCpu + PostgresCpu;

    public override string ToString() =>
        $"{Rate:F0} turns/s ({ModelBytes / 1024:F1} KB a call, CPU {ServerCpu:F2} ms + PostgreSQL {PostgresCpu:F2} ms a turn)";
}

/// <summary>Two servers, both running all the time, take turns on the same course; who is first alternates.</summary>
internal sealed class Race(Run run, Rig rig)
{
    public async Task<IReadOnlyList<(Lap Ours, Lap Theirs)>> RunAsync(Server ours, Server theirs, Course course, Course warmUp, int pairs)
    {
        using var oursHttp = ours.CreateClient();
        using var theirsHttp = theirs.CreateClient();
        await DriveAsync(ours, oursHttp, warmUp);
        await DriveAsync(theirs, theirsHttp, warmUp);
        var laps = new List<(Lap, Lap)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            Lap a, b;
            if (pair % 2 == 0)
            {
                a = await DriveAsync(ours, oursHttp, course);
                b = await DriveAsync(theirs, theirsHttp, course);
            }
            else
            {
                b = await DriveAsync(theirs, theirsHttp, course);
                a = await DriveAsync(ours, oursHttp, course);
            }

            run.Say($"  pair {pair + 1}: {ours.Name} {a}; {theirs.Name} {b}; {a.Rate / b.Rate:F2}");
            laps.Add((a, b));
        }

        return laps;
    }

    public static Figure Judge(string row, string what, IReadOnlyList<(Lap Ours, Lap Theirs)> laps, string theirs, double bound)
    {
        var ours = Statistics.Median(laps.Select(lap => lap.Ours.Rate));
        var other = Statistics.Median(laps.Select(lap => lap.Theirs.Rate));
        var ratio = Statistics.Median(laps.Select(lap => lap.Ours.Rate / lap.Theirs.Rate));
        var (cpu, otherCpu) = (Statistics.Median(laps.Select(lap => lap.Ours.Cpu)), Statistics.Median(laps.Select(lap => lap.Theirs.Cpu)));
        return Figure.AtLeast(
            row, what, $"{ours:F0} turns/s, {theirs} {other:F0}; CPU a turn {cpu:F2} ms, {otherCpu:F2} ms; {laps.Count} pairs", ratio, bound);
    }

    private async Task<Lap> DriveAsync(Server server, HttpClient http, Course course)
    {
        using var model = rig.Model.CreateClient();
        await ModelReport.ClearAsync(model, run.Stop);
        var cpu = new CpuMeter(server, rig);
        var started = Run.Now;
        await Task.WhenAll(Enumerable.Range(0, course.Clients).Select(async _ =>
        {
            for (var thread = 0; thread < course.Threads; thread++) await Crowd.GrowAsync(http, clients: 1, course.Turns, run.Stop);
        }));
        var rate = course.AllTurns / Run.Since(started).TotalSeconds;
        var report = await ModelReport.ReadAsync(model, run.Stop);
        return new Lap(rate, report.BytesEach, cpu.ServerMilliseconds / course.AllTurns, cpu.PostgresMilliseconds / course.AllTurns);
    }
}
