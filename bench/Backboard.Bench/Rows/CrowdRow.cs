using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>Many clients over many threads, in three rounds so that every thread is left and come back to.</summary>
internal static class CrowdRow
{
    private const int Clients = 256;
    private const int Rounds = 3;

    public static Row Row { get; } = new("crowd", "256 concurrent clients over 10,000 threads, three turns each: failed turns", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var threads = run.Size(10_000, 600);
        await using var rig = await Rig.StartAsync(run.Stop);
        var server = await rig.StartBackboardAsync(run.Stop);
        using var http = server.CreateClient();
        var client = new ChatClient(http);
        var ids = new Guid?[threads];
        var failed = 0;
        var milliseconds = new double[threads * Rounds];
        var started = Run.Now;
        for (var round = 0; round < Rounds; round++)
        {
            await Crowd.EachAsync(Clients, threads, async i =>
            {
                try
                {
                    var turn = await client.SendAsync(ids[i], Words.Of(round + 1), run.Stop);
                    ids[i] = turn.ThreadId;
                    milliseconds[round * threads + i] = turn.Took.TotalMilliseconds;
                }
                catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !run.Stop.IsCancellationRequested)
                {
                    if (Interlocked.Increment(ref failed) <= 5) run.Say($"  failed: {e.Message}");
                }
            });
            run.Say($"  round {round + 1}: {failed} failed");
        }

        var rate = threads * Rounds / Run.Since(started).TotalSeconds;
        return [new Figure(
            Row.Name, $"{Clients} concurrent clients over {threads:N0} threads, three turns each: failed turns",
            $"{failed} of {threads * Rounds:N0}; {rate:F0} turns/s, p50 {Statistics.Median(milliseconds):F0} ms, p99 {Statistics.Percentile(milliseconds, 0.99):F0} ms",
            $"{failed}", "0", failed == 0)];
    }
}
