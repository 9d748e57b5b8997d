using Backboard.Abstractions;
using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>Recall over 100,000 memories of one assistant, and how long their index takes to build: alone, and behind HTTP.</summary>
internal static class LargeRecallRow
{
    private const int Searches = 200;
    private const int WarmUp = 50;
    private const int Found = 20;
    private const int HotMilliseconds = 10;
    private const int RebuildSeconds = 3;

    public static Row Row { get; } = new("recall-100k", "recall over 100,000 memories of one assistant, and building their index", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var size = run.Size(100_000, 2_000);
        return [.. await AloneAsync(size), .. await ServedAsync(run, size)];
    }

    private static async Task<IReadOnlyList<Figure>> AloneAsync(int size)
    {
        await using var app = InProcess.Build(new BackboardSettings());
        var indexes = app.Get<IMemoryIndexFactory>();
        Fill(indexes.Create(EmbeddingSpace.Local), Memories(Math.Min(size, 5_000)));
        var memories = Memories(size);
        var index = indexes.Create(EmbeddingSpace.Local);
        var started = Run.Now;
        Fill(index, memories);
        var rebuilt = Run.Since(started).TotalSeconds;
        var times = new List<double>();
        for (var i = 0; i < WarmUp + Searches; i++)
        {
            var asked = Run.Now;
            index.Search(TermsOf(i, size));
            if (i >= WarmUp) times.Add(Run.Since(asked).TotalMilliseconds);
        }

        return
        [
            Figure.AtMost(Row.Name, $"index alone, {index.Count:N0} memories: p50 of {Searches} searches", Spread(times), Statistics.Median(times), HotMilliseconds, "ms"),
            Figure.AtMost(Row.Name, $"index alone, {index.Count:N0} memories: built", $"{rebuilt:F2} s", rebuilt, RebuildSeconds, "s"),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> ServedAsync(Run run, int size)
    {
        Guid assistant = default;
        await using var server = await StoredBackboard.StartAsync(run, async settings => assistant = await StoreAsync(run, settings, size));
        using var http = server.CreateClient();
        var client = new MemoryClient(http);
        var other = await client.CreateAssistantAsync("warm-up", run.Stop);
        await client.AddAsync(other, Sentences.Of(0).Text, run.Stop);
        for (var i = 0; i < WarmUp; i++) await client.SearchAsync(other, Sentences.Of(i).Question, Found, run.Stop);

        var first = await TimeAsync(() => client.SearchAsync(assistant, QuestionOf(0, size), Found, run.Stop));
        for (var i = 0; i < WarmUp; i++) await client.SearchAsync(assistant, QuestionOf(i, size), Found, run.Stop);
        var (searches, nothings) = (new List<double>(), new List<double>());
        for (var i = WarmUp; i < WarmUp + Searches; i++)
        {
            searches.Add(await TimeAsync(() => client.SearchAsync(assistant, QuestionOf(i, size), Found, run.Stop)));
            nothings.Add(await TimeAsync(() => http.GetByteArrayAsync("health/live", run.Stop)));
        }

        var own = Statistics.Median(searches) - Statistics.Median(nothings);
        return
        [
            Figure.AtMost(
                Row.Name, $"server on {server.Store}, {size:N0} memories: p50 of a search − a request that does nothing",
                $"{Spread(searches)} − {Statistics.Median(nothings):F2} ms", own, HotMilliseconds, "ms"),
            Figure.AtMost(
                Row.Name, $"server on {server.Store}, {size:N0} memories: first search after its start, index built from rows",
                $"{first / 1_000:F2} s", first / 1_000, RebuildSeconds, "s"),
        ];
    }

    /// <summary>Through the store's own port, by a server that is gone before the measured one starts.</summary>
    private static async Task<Guid> StoreAsync(Run run, BackboardSettings settings, int size)
    {
        await using var app = await InProcess.StartAsync(settings, run.Stop);
        using var http = Server.ClientOf(app.Address);
        var assistant = await new MemoryClient(http).CreateAssistantAsync("large", run.Stop);
        var scope = new MemoryScope(new AssistantKey(BackboardSettings.Tenant, assistant), UserId: null);
        var store = app.Get<IMemoryStore>();
        run.Say($"  storing {size:N0} memories");
        await Crowd.EachAsync(clients: 128, size, number => store.Insert(scope, Recollections.Of(number), vector: null, run.Stop));
        return assistant;
    }

    private static MemoryRecord[] Memories(int count) => [.. Enumerable.Range(0, count).Select(Recollections.Of)];

    private static void Fill(IMemoryIndex index, IEnumerable<MemoryRecord> memories)
    {
        foreach (var memory in memories) index.Put(memory, default);
    }

    /// <summary>As a turn asks by default.</summary>
    private static RecallTerms TermsOf(int search, int size)
    {
        var defaults = new MemoryOptions();
        return new RecallTerms(
            QuestionOf(search, size), Vector: default, Recollections.ToldAt(size), defaults.RecallLimit, defaults.RecallTokens, Pending: []);
    }

    /// <summary>About memories from everywhere in the list.</summary>
    private static string QuestionOf(int search, int size) => Sentences.Of(search * 7_919 % size).Question;

    private static string Spread(IReadOnlyList<double> times) =>
        $"p50 {Statistics.Median(times):F2} ms, p95 {Statistics.Percentile(times, 0.95):F2} ms";

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Run.Now;
        await work();
        return Run.Since(started).TotalMilliseconds;
    }
}
