using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;
using Backboard.Testing;

namespace Backboard.Bench.Rows;

/// <summary>From the start of the process, on an empty SQLite, to the first answered turn, as a newcomer has it.</summary>
internal static class StartRow
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Row Row { get; } = new("start", "start of the process to the first answered request, SQLite", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var times = new List<double>();
        for (var i = 0; i < run.Size(5, 2); i++) times.Add(await StartOnceAsync(run));
        return [Figure.AtMost(
            Row.Name, $"{Row.What}, median of {times.Count}", string.Join(", ", times.Select(time => $"{time:F2} s")), Statistics.Median(times), 2, "s")];
    }

    private static async Task<double> StartOnceAsync(Run run)
    {
        using var folder = new TempFolder("backboard-bench");
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        using var http = Server.ClientOf(address);
        var environment = new BackboardSettings().ToEnvironment(address);
        var started = Run.Now;
        await using var process = ProcessHost.StartDotnet(Assemblies.Backboard, ["serve"], environment, folder.Path);
        while (!await AnswersAsync(http, run.Stop))
        {
            if (process.HasExited || Run.Since(started) > Patience)
                throw new InvalidOperationException($"the server did not start: {string.Join('\n', process.Output)}");
            await Task.Delay(Poll, run.Stop);
        }

        return Run.Since(started).TotalSeconds;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("api/threads/messages", new { content = "My favorite color is blue." }, stop);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
