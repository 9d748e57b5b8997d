using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows.Cluster;

/// <summary>One of three nodes is killed while it works; what becomes of its turns, and of calls to its threads, is seen through the others.</summary>
internal static class KilledNodeRow
{
    private const int TurnsInFlight = 4;
    private const int Deltas = 40;
    private const int Every = 100;
    private static readonly TimeSpan Underway = TimeSpan.FromSeconds(1);

    public static Row Row { get; } = new("killed-node", "kill -9 of one of three nodes: its turns go on elsewhere, calls are answered", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        await using var rig = await Rig.StartAsync(run.Stop);
        using var nodes = await Nodes.StartAsync(rig, count: 3, run.Stop);
        var (resumed, calls, answered, faults) = (new List<double>(), new List<double>(), new List<double>(), 0);
        var baseline = await UndisturbedAsync(nodes, run);
        for (var kill = 0; kill < run.Kills; kill++)
        {
            var (killed, other) = (nodes.Http(kill), nodes.Http(kill + 1));
            var idle = (await new ChatClient(killed).SendAsync(threadId: null, "idle", run.Stop)).ThreadId;
            var turns = new List<TurnInFlight>();
            var asking = new List<Task>();
            for (var turn = 0; turn < TurnsInFlight; turn++)
            {
                var (id, token) = ((await new ChatClient(killed).SendAsync(threadId: null, "before", run.Stop)).ThreadId, $"kill {kill} turn {turn}.");
                turns.Add(new TurnInFlight(id, token));
                asking.Add(new KeyedCall(killed, id).UntilAnsweredAsync($"{token} [[stamps:{Deltas} every:{Every}]]", run.Stop));
            }

            await Task.Delay(Underway, run.Stop);
            nodes.Kill(kill);
            var since = Run.Now;
            var calling = new KeyedCall(other, idle).UntilAnsweredAsync("Are you there?", run.Stop);
            var times = await Task.WhenAll(turns.Select(turn => turn.ResumedAsync(other, since, run.Stop)));
            calls.AddRange(await calling);
            answered.Add(Run.Since(since).TotalSeconds);
            resumed.AddRange(times);
            foreach (var turn in turns) faults += await turn.FaultsAsync(other, run.Stop);
            // Their connections went with the node.
            await Task.WhenAll(asking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await nodes.StartAgainAsync(kill);
            run.Say($"  kill {kill + 1}: turns went on after {times.Max():F1} s, slowest call {calls.Max():F2} s, {faults} lost or doubled");
        }

        var (p50, p99) = (Statistics.Median(resumed), Statistics.Percentile(resumed, 0.99));
        return
        [
            Figure.AtMost(
                Row.Name, $"turn in flight until it has ended or is at work elsewhere, p99 of {run.Kills} kills × {TurnsInFlight}",
                $"p50 {p50:F1} s, most {resumed.Max():F1} s", p99, 30, "s", "F1"),
            Figure.AtMost(Row.Name, $"of these {resumed.Count} turns lost, doubled or with a gap", $"{faults}", faults, 0, format: "F0"),
            Figure.AtMost(
                Row.Name, "slowest call to an idle thread of the killed node: answered, or 503 with Retry-After",
                $"{calls.Count} calls, p50 {Statistics.Median(calls):F3} s; undisturbed {baseline:F3} s", calls.Max(), 5, "s"),
        ];
    }

    /// <summary>Median of the same call while nobody is killed.</summary>
    private static async Task<double> UndisturbedAsync(Nodes nodes, Run run)
    {
        var id = (await new ChatClient(nodes.Http(0)).SendAsync(threadId: null, "idle", run.Stop)).ThreadId;
        var times = new List<double>();
        for (var call = 0; call < 20; call++) times.AddRange(await new KeyedCall(nodes.Http(1), id).UntilAnsweredAsync("Are you there?", run.Stop));
        return Statistics.Median(times);
    }
}
