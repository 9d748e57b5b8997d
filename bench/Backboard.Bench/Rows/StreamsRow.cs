using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>Many streamed turns at once: every delta the model sends must arrive, and soon.</summary>
internal static class StreamsRow
{
    private const int EveryMilliseconds = 50;

    public static Row Row { get; } = new("streams", "500 concurrent streams of 20 deltas/s on one process: lost / p99 delay", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var (streams, deltas) = (run.Size(500, 50), run.Size(300, 60));
        await using var rig = await Rig.StartAsync(run.Stop);
        var server = await rig.StartBackboardAsync(run.Stop);
        using var http = server.CreateClient(Timeout.InfiniteTimeSpan);
        run.Say("  warming");
        foreach (var part in (int[])[5, 2]) await StreamAllAsync(http, streams / part, deltas, run);
        run.Say($"  {streams} streams of {deltas} deltas");
        var (cpu, started) = (new CpuMeter(server, rig), Run.Now);
        var readers = await StreamAllAsync(http, streams, deltas, run);
        var took = Run.Since(started).TotalMilliseconds;
        run.Say($"  {cpu.ServerMilliseconds / took:P0} of a core in the server, {cpu.PostgresMilliseconds / took:P0} in PostgreSQL");

        var arrived = readers.Sum(reader => reader.Delays.Count);
        var lost = streams * deltas - arrived + readers.Sum(reader => reader.Misplaced);
        var unended = readers.Count(reader => !reader.IsEnded);
        var delays = readers.SelectMany(reader => reader.Delays).ToList();
        var p99 = Statistics.Percentile(delays, 0.99);
        return [new Figure(
            Row.Name,
            $"{streams} concurrent streams, {1000 / EveryMilliseconds} deltas/s each, {deltas} deltas: lost / p99 delay added",
            $"{lost} of {streams * deltas:N0} lost, {unended} streams without end; p50 {Statistics.Median(delays):F0} ms, p99 {p99:F0} ms, max {delays.Max():F0} ms",
            $"{lost + unended} / {p99:F0} ms", "0 / ≤ 250 ms", lost + unended == 0 && p99 <= 250)];
    }

    /// <summary>They start spread over two seconds, as people do.</summary>
    private static Task<StampReader[]> StreamAllAsync(HttpClient http, int streams, int deltas, Run run) =>
        Task.WhenAll(Enumerable.Range(0, streams).Select(async number =>
        {
            await Task.Delay(TimeSpan.FromSeconds(2d * number / streams), run.Stop);
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/threads/messages")
            {
                Content = JsonContent.Create(new { content = $"[[stamps:{deltas} every:{EveryMilliseconds}]]", stream = true }),
            };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, run.Stop);
            var reader = new StampReader();
            if (!response.IsSuccessStatusCode)
            {
                // Refused: it has no end and all its deltas are lost.
                run.Say($"  {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(run.Stop)}");
                return reader;
            }

            await using var stream = await response.Content.ReadAsStreamAsync(run.Stop);
            await reader.ReadAsync(stream, run.Stop);
            return reader;
        }));
}
