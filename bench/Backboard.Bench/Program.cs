using System.CommandLine;
using Backboard.Abstractions;
using Backboard.Bench.Cranfield;
using Backboard.Bench.Locomo;
using Backboard.Bench.Reporting;
using Backboard.Bench.Rows;

namespace Backboard.Bench;

/// <summary>Measures the rows asked for, one after the other, and prints what came out beside what must.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args)
    {
        var rows = new Option<string[]>("--rows") { Description = "Names of rows, with commas or spaces between; all by default", AllowMultipleArgumentsPerToken = true };
        var quick = new Option<bool>("--quick") { Description = "Small sizes: shows that every row runs, not what it measures" };
        var strict = new Option<bool>("--strict") { Description = "End with 1 when a bound is missed" };
        var list = new Option<bool>("--list") { Description = "Name the rows and stop" };
        var recall = new Option<FileInfo>("--recall") { Description = "Measure memory instead: conversations in LoCoMo's format" }.AcceptExistingOnly();
        var docs = new Option<DirectoryInfo>("--docs") { Description = "Measure documents instead: a collection of abstracts, queries and grades" }.AcceptExistingOnly();
        var postgres = new Option<bool>("--postgres") { Description = "Use PostgreSQL in rows of memory that use SQLite otherwise" };
        var cluster = new Option<bool>("--cluster") { Description = "Measure several processes on one database instead" };
        var kills = new Option<int>("--kills") { Description = "How often rows of the cluster kill", DefaultValueFactory = static _ => 3 };
        var root = new RootCommand("Measures the engine beside plain servers in the same run. See bench/README.md.")
        {
            rows, quick, strict, list, recall, docs, postgres, cluster, kills,
        };
        root.SetAction(async (parsed, stop) =>
        {
            var isQuick = parsed.GetValue(quick);
            var all = parsed.GetValue(recall) is { } data ? AllRows.OfRecall(LocomoStudy.Of(data.FullName, isQuick))
                : parsed.GetValue(docs) is { } folder ? AllRows.OfDocuments(CranfieldStudy.Of(folder.FullName))
                : parsed.GetValue(cluster) ? AllRows.OfCluster
                : AllRows.InOrder;
            if (parsed.GetValue(list))
            {
                foreach (var row in all) Console.WriteLine($"{row.Name,-16} {row.What}");
                return 0;
            }

            var run = new Run(isQuick, stop) { OnPostgres = parsed.GetValue(postgres), Kills = parsed.GetValue(kills) };
            var figures = await MeasureAsync(all.Named(parsed.GetValue(rows) ?? []), run);
            Console.WriteLine(MarkdownTable.Of(figures));
            return parsed.GetValue(strict) && figures.Any(figure => !figure.IsMet) ? 1 : 0;
        });
        return root.Parse(args).InvokeAsync();
    }

    private static async Task<List<Figure>> MeasureAsync(IReadOnlyList<Row> rows, Run run)
    {
        var figures = new List<Figure>();
        foreach (var row in rows)
        {
            run.Say($"{row.Name}: {row.What}");
            var started = Run.Now;
            try
            {
                figures.AddRange(await row.Measure(run));
            }
            catch (Exception e) when (e is InvalidOperationException or HttpRequestException or TimeoutException or IOException
                or KeyNotFoundException or StoreUnavailableException or Npgsql.NpgsqlException)
            {
                // One row that cannot be measured must not cost the others.
                run.Say($"{row.Name} failed: {e}");
                figures.Add(Figure.Failed(row.Name, row.What, e.Message));
            }

            run.Say($"{row.Name}: done in {Run.Since(started).TotalSeconds:F0} s");
        }

        return figures;
    }
}
