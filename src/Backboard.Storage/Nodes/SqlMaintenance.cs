using Backboard.Storage.Sql;

namespace Backboard.Storage.Nodes;

internal sealed class SqlMaintenance(IDatabase database) : IMaintenance
{
    private const int RunsAtOnce = 100;
    private const int Rounds = 10;
    private const int DeltasAtMost = 5000;
    private const int OperationsAtMost = 5000;

    private static readonly string DeltaTypes = string.Join(", ", TurnEventCodec.DeltaTypes.Select(type => $"'{type}'"));

    private readonly string _pick =
        $"""
        SELECT run_id, thread_id, first_event_seq, last_event_seq FROM runs
        WHERE prunable_since IS NOT NULL AND prunable_since < {database.Dialect.Now} - @age
        ORDER BY prunable_since LIMIT @limit
        """;

    private readonly string _prune =
        $"""
        DELETE FROM run_events
        WHERE thread_id = @thread AND seq >= @first AND seq <= @last AND run_id = @run AND type IN ({DeltaTypes})
        """;

    private readonly string _done = $"UPDATE runs SET prunable_since = NULL WHERE {database.Dialect.IsIn("run_id", "@ids")}";

    private readonly string _expired = $"DELETE FROM idempotency WHERE expires_at < {database.Dialect.Now}";

    private readonly string _pruneOperations =
        $"""
        DELETE FROM memory_operations WHERE operation_id IN (
          SELECT operation_id FROM memory_operations
          WHERE status <> 'IN_PROGRESS' AND updated_at < {database.Dialect.Now} - @age ORDER BY updated_at LIMIT @limit)
        """;

    public async Task<int> PruneDeltas(TimeSpan olderThan, CancellationToken cancellationToken)
    {
        // Short transactions: most runs have few deltas or none, and writers wait meanwhile.
        var deltas = 0;
        for (var round = 0; round < Rounds && deltas < DeltasAtMost; round++)
        {
            var (runs, pruned) = await database.Write(session => PruneSome(session, olderThan), cancellationToken);
            deltas += pruned;
            if (runs < RunsAtOnce) break;
        }

        return deltas;
    }

    public Task<int> PruneReservations(CancellationToken cancellationToken) =>
        database.Write(session => session.Execute(_expired), cancellationToken);

    public Task<int> PruneMemoryOperations(TimeSpan olderThan, CancellationToken cancellationToken) => database.Write(
        session => session.Execute(_pruneOperations, ("age", olderThan), ("limit", OperationsAtMost)), cancellationToken);

    public Task Scrub(CancellationToken cancellationToken) => database.Scrub(cancellationToken);

    private async Task<(int Runs, int Deltas)> PruneSome(SqlSession session, TimeSpan olderThan)
    {
        var runs = await session.Query(
            _pick,
            row => (Run: row.GetGuid(0), Thread: row.GetGuid(1), First: row.GetInt64(2), Last: row.GetInt64(3)),
            ("age", olderThan), ("limit", RunsAtOnce));
        var deltas = 0;
        foreach (var (run, thread, first, last) in runs)
            deltas += await session.Execute(_prune, ("run", run), ("thread", thread), ("first", first), ("last", last));
        await session.Execute(_done, ("ids", runs.Select(run => run.Run).ToArray()));
        return (runs.Count, deltas);
    }
}
