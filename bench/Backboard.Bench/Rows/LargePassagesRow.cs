using System.Collections.Immutable;
using Backboard.Abstractions;
using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;
using Backboard.Testing;

namespace Backboard.Bench.Rows;

/// <summary>
/// Search over 100,000 chunks in one scope: what their index weighs and how long it takes to build from pages in memory, and from rows by a
/// server that has just started.
/// </summary>
internal static class LargePassagesRow
{
    public const int WarmUp = 50;
    public const int Searches = 200;
    public const int Limit = 10;
    public const int WarmUpDocuments = 20;

    private const int QueryMilliseconds = 15;
    private const int BuildSeconds = 3;
    private const int RebuildSeconds = 5;
    private const int BytesAChunk = 3_072;

    public static Row Row { get; } = new("passages-100k", "search over 100,000 chunks of one scope, and building their index", MeasureAsync);

    /// <summary>The chunk that a search asks for: they are from everywhere in the documents.</summary>
    public static (int Document, int Ordinal) Asked(int search, int documents) =>
        (search * 7_919 % documents, search * 104_729 % Prose.ChunksADocument);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var documents = run.Size(250, 10);
        return [.. await AloneAsync(run, documents), .. await StoredAsync(run, "SQLite", documents), .. await StoredAsync(run, "PostgreSQL", documents)];
    }

    private static async Task<IReadOnlyList<Figure>> StoredAsync(Run run, string store, int documents)
    {
        using var folder = new TempFolder("backboard-bench");
        await using var postgres = store == "PostgreSQL" ? await PostgresServer.StartAsync(cancellationToken: run.Stop) : null;
        var shelf = await LargeShelf.MeasureAsync(
            run,
            new BackboardSettings { Sqlite = folder.File("backboard.db"), Postgres = postgres is null ? null : await postgres.CreateDatabaseAsync(run.Stop) },
            documents);
        var what = $"server on {store}, {documents * Prose.ChunksADocument:N0} chunks";
        return
        [
            Figure.AtMost(
                Row.Name, $"{what}: first search after its start, index built from rows",
                $"{shelf.First.TotalSeconds:F2} s, {shelf.Processor.TotalSeconds:F2} s of the processors",
                shelf.First.TotalSeconds, RebuildSeconds, "s"),
            Figure.AtMost(
                Row.Name, $"{what}: p50 of {Searches} searches, words read from rows",
                $"p50 {Statistics.Median(shelf.Searches):F2} ms, p95 {Statistics.Percentile(shelf.Searches, 0.95):F2} ms; {shelf.Found} found the chunk they asked for first",
                Statistics.Median(shelf.Searches), QueryMilliseconds, "ms"),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> AloneAsync(Run run, int documents)
    {
        var count = documents * Prose.ChunksADocument;
        await using var app = InProcess.Build(new BackboardSettings());
        var indexes = app.Get<IPassageIndexFactory>();
        run.Say($"  writing {count:N0} chunks");
        ImmutableArray<DocumentChunk>[] pages = [.. Enumerable.Range(0, documents).Select(static document => Prose.ChunksOf(document, Prose.ChunksADocument))];
        Ask(Build(indexes, [.. pages.Take(WarmUpDocuments)]), WarmUp, pages.Length);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (started, spent) = (Run.Now, Environment.CpuUsage.TotalTime);
        var index = Build(indexes, pages);
        index.Search(TermsOf(0, pages.Length));
        var (built, processor) = (Run.Since(started), Environment.CpuUsage.TotalTime - spent);
        var weight = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;
        if (index.Count != count) throw new InvalidOperationException($"the index holds {index.Count:N0} of {count:N0} chunks");

        Ask(index, WarmUp, pages.Length);
        var (times, found) = Ask(index, Searches, pages.Length);
        return
        [
            Figure.AtMost(
                Row.Name, $"{count:N0} chunks: p50 of {Searches} searches",
                $"p50 {Statistics.Median(times):F2} ms, p95 {Statistics.Percentile(times, 0.95):F2} ms; {found} found the chunk they asked for first",
                Statistics.Median(times), QueryMilliseconds, "ms"),
            Figure.AtMost(
                Row.Name, $"{count:N0} chunks: built from pages in memory, first answer included",
                $"{built.TotalSeconds:F2} s, {processor.TotalSeconds:F2} s of the processors",
                built.TotalSeconds, BuildSeconds, "s"),
            Figure.AtMost(
                Row.Name, $"{count:N0} chunks of {pages[0].Average(static chunk => chunk.Tokens):F0} tokens: managed memory a chunk", $"{weight:N0} bytes",
                weight, BytesAChunk, "bytes", "F0"),
        ];
    }

    private static IPassageIndex Build(IPassageIndexFactory indexes, ImmutableArray<DocumentChunk>[] pages)
    {
        var index = indexes.Create(default, EmbeddingSpace.Local);
        for (var document = 0; document < pages.Length; document++)
            index.Put(Prose.IdOf(document), $"report-{document}.pdf", pages[document], ImmutableDictionary<int, ReadOnlyMemory<float>>.Empty);
        return index;
    }

    private static (List<double> Times, int Found) Ask(IPassageIndex index, int searches, int documents)
    {
        var (times, found) = (new List<double>(), 0);
        for (var search = 0; search < searches; search++)
        {
            var terms = TermsOf(search, documents);
            var started = Run.Now;
            var answer = index.Search(terms);
            times.Add(Run.Since(started).TotalMilliseconds);
            var (document, ordinal) = Asked(search, documents);
            if (answer is [var first, ..] && first.Chunk == new ChunkRef(Prose.IdOf(document), ordinal)) found++;
        }

        return (times, found);
    }

    private static PassageTerms TermsOf(int search, int documents)
    {
        var (document, ordinal) = Asked(search, documents);
        return new PassageTerms(Prose.QuestionOf(document, ordinal), Vector: default, Limit);
    }
}
