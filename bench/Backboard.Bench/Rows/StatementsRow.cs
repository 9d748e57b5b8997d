using System.Text.RegularExpressions;
using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;
using Npgsql;

namespace Backboard.Bench.Rows;

/// <summary>What a plain turn on a hot thread asks of PostgreSQL, by PostgreSQL's own count; a quiet process's share taken out.</summary>
internal static partial class StatementsRow
{
    /// <summary>Backends hand in their counts late: after 10 s of silence at the latest.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(11);

    public static Row Row { get; } = new("statements", "statements of a plain hot turn, those returning history, commits", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var turns = run.Size(2_000, 500);
        await using var rig = await Rig.StartAsync(run.Stop, ("shared_preload_libraries", "pg_stat_statements"), ("pg_stat_statements.track_planning", "on"));
        await using var meter = await PostgresMeter.OpenAsync(rig, run.Stop);
        await meter.CreateStatementsAsync(run.Stop);
        var connection = await rig.Postgres.CreateDatabaseAsync(run.Stop);
        var database = new NpgsqlConnectionStringBuilder(connection).Database!;
        var server = await rig.StartBackboardAsync(run.Stop, database: connection);
        using var http = server.CreateClient();
        var client = new ChatClient(http);
        var thread = (await Crowd.GrowAsync(http, clients: 1, turns: 100, run.Stop))[0];

        await Task.Delay(Settled, run.Stop);
        var quiet = await CountAsync(meter, database, run);
        await Task.Delay(Settled, run.Stop);
        var before = await CountAsync(meter, database, run);
        for (var turn = 0; turn < turns; turn++) await client.SendAsync(thread, Words.Of(turn), run.Stop);
        await Task.Delay(Settled, run.Stop);
        var after = await CountAsync(meter, database, run);

        var statements = after.Each(before, quiet, turns, static count => count.Statements);
        var history = after.Each(before, quiet, turns, static count => count.History);
        var commits = after.Each(before, quiet, turns, static count => count.Commits);
        foreach (var statement in await meter.StatementsAsync(database, run.Stop))
            if (statement.Calls >= turns / 2) run.Say(Describe(statement));
        var met = statements <= 4.05 && history <= 0.01 && commits <= 2.05;
        return [new Figure(
            Row.Name, $"{Row.What}, mean of {turns:N0}", $"{statements:F2} / {history:F2} / {commits:F2}",
            $"{statements:F1} / {history:F1} / {commits:F1}", "≤ 4 / 0 / ≤ 2", met)];
    }

    private static async Task<Count> CountAsync(PostgresMeter meter, string database, Run run)
    {
        var statements = await meter.StatementsAsync(database, run.Stop);
        return new Count(
            Run.Now,
            statements.Sum(static statement => statement.Calls),
            statements.Where(static statement => Reads().IsMatch(statement.Sql)).Sum(static statement => statement.Rows),
            await meter.CommitsAsync(database, run.Stop));
    }

    private static string Describe(Statement statement)
    {
        var sql = Gaps().Replace(statement.Sql, " ");
        return $"  {statement.Calls} calls, {statement.Rows} rows, {statement.PlanMilliseconds:F2} ms to plan, {statement.Milliseconds:F2} ms to execute: {sql[..Math.Min(sql.Length, 160)]}";
    }

    [GeneratedRegex(@"\b(from|join)\s+messages\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reads();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gaps();

    /// <param name="History">Rows that statements returned which read the messages.</param>
    private sealed record Count(long At, long Statements, long History, long Commits)
    {
        /// <summary>Per turn, after what the process does by itself, measured between <paramref name="quiet"/> and <paramref name="before"/>.</summary>
        public double Each(Count before, Count quiet, int turns, Func<Count, long> of)
        {
            var alone = (of(before) - of(quiet)) / TimeProvider.System.GetElapsedTime(quiet.At, before.At).TotalSeconds;
            return Math.Max(0, of(this) - of(before) - alone * TimeProvider.System.GetElapsedTime(before.At, At).TotalSeconds) / turns;
        }
    }
}
