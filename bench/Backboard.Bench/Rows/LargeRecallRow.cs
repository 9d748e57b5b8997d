using Backboard.Bench.Reporting;

namespace Backboard.Bench.Rows;

/// <summary>Recall over 100,000 memories of one assistant, and how long their index takes to build: alone, and behind HTTP.</summary>
internal static class LargeRecallRow
{
    public const int WarmUp = 50;
    public const int Searches = 200;

    private const int HotMilliseconds = 10;
    private const int RebuildSeconds = 3;

    public static Row Row { get; } = new("recall-100k", "recall over 100,000 memories of one assistant, and building their index", MeasureAsync);

    /// <summary>The number of the memory that a search asks about: they are from everywhere in the list.</summary>
    public static int Asked(int search, int size) => search * 7_919 % size;

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var size = run.Size(100_000, 2_000);
        var index = await LargeIndex.MeasureAsync(size);
        var server = await LargeStore.MeasureAsync(run, size);
        var own = Statistics.Median(server.Searches) - Statistics.Median(server.Nothings);
        return
        [
            Hot(
                $"index alone, {size:N0} memories: p50 of {Searches} searches",
                $"{Spread(index.Searches)}; {index.Found} found what they asked about", Statistics.Median(index.Searches)),
            Built($"index alone, {size:N0} memories: built, first answer included", index.Built),
            Hot(
                $"server on {server.Store}, {size:N0} memories: p50 of {Searches} searches − a request that does nothing",
                $"{Spread(server.Searches)} − {Statistics.Median(server.Nothings):F2} ms", own),
            Built($"server on {server.Store}, {size:N0} memories: first search after its start, index built from rows", server.First),
        ];
    }

    private static Figure Hot(string what, string measured, double milliseconds) =>
        Figure.AtMost(Row.Name, what, measured, milliseconds, HotMilliseconds, "ms");

    private static Figure Built(string what, TimeSpan took) =>
        Figure.AtMost(Row.Name, what, $"{took.TotalSeconds:F2} s", took.TotalSeconds, RebuildSeconds, "s");

    private static string Spread(IReadOnlyList<double> times) =>
        $"p50 {Statistics.Median(times):F2} ms, p95 {Statistics.Percentile(times, 0.95):F2} ms";
}
