using System.Data.Common;
using Backboard.Storage.Sql;

namespace Backboard.Storage.Threads;

/// <summary>Reads of one thread, the same text for both databases.</summary>
internal sealed class ThreadReads(SqlDialect dialect)
{
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(15);

    private const string OfTenant =
        "EXISTS (SELECT 1 FROM threads t WHERE t.thread_id = @thread AND t.tenant_id = @tenant)";

    private const int OwnerStateAt = ThreadRowReader.ColumnCount + 3;
    private const int RunAt = OwnerStateAt + 1;

    // One statement is one snapshot: header, summary, runs and their owners cannot come from different moments.
    private readonly string _load = LoadFrom(dialect, $"(SELECT * FROM runs WHERE thread_id = @thread AND {RunRow.IsOpen})");

    private readonly string _loadSeeking = LoadFrom(
        dialect,
        $"""
        (SELECT * FROM runs WHERE thread_id = @thread AND {RunRow.IsOpen}
          UNION ALL SELECT * FROM runs WHERE run_id = @sought AND thread_id = @thread AND NOT {RunRow.IsOpen})
        """);

    private readonly string _newest =
        $"""
        SELECT {MessageRow.Columns} FROM messages m
        WHERE m.thread_id = @thread AND m.seq > @after AND m.seq <= @through AND {OfTenant}
        ORDER BY m.seq DESC LIMIT @limit
        """;

    private readonly string _messages =
        $"""
        SELECT {MessageRow.Columns} FROM messages m
        WHERE m.thread_id = @thread AND m.seq > @after AND {OfTenant}
        ORDER BY m.seq LIMIT @limit
        """;

    private readonly string _run =
        $"SELECT {RunRow.Columns} FROM runs r WHERE r.run_id = @run AND r.thread_id = @thread AND {OfTenant}";

    private readonly string _runs =
        $"""
        SELECT {RunRow.Columns} FROM runs r WHERE r.thread_id = @thread AND {OfTenant}
        ORDER BY r.position DESC LIMIT @limit OFFSET @skip
        """;

    public async Task<ThreadSnapshot?> Load(SqlSession session, ThreadKey key, Guid? sought)
    {
        (string, object?)[] parameters = [("thread", key.ThreadId), ("tenant", key.TenantId), ("silent", SilentAfter)];
        var rows = await session.Query(
            sought is null ? _load : _loadSeeking,
            row => (Head: Snapshot(row), Run: row.IsDBNull(RunAt) ? null : RunRow.Read(row, RunAt), State: row.GetInt32(OwnerStateAt)),
            sought is null ? parameters : [.. parameters, ("sought", sought)]);
        if (rows.Count == 0) return null;
        var open = rows.FindAll(row => row.Run is { IsFinal: false });
        return rows[0].Head with
        {
            Runs = [.. open.Select(row => row.Run!)],
            RetiredOwners = Owners(1),
            SilentOwners = Owners(2),
            Ended = rows.Find(row => row.Run is { IsFinal: true }).Run,
        };

        ImmutableArray<string> Owners(int state) =>
            [.. open.Where(row => row.State == state).Select(row => row.Run!.Owner!).Distinct()];
    }

    public async Task<ImmutableArray<Message>> Newest(SqlSession session, ThreadKey key, long after, long through, int limit)
    {
        var rows = await session.Query(
            _newest, row => MessageRow.Read(row, 0),
            ("thread", key.ThreadId), ("tenant", key.TenantId), ("after", after), ("through", through), ("limit", limit));
        rows.Reverse();
        return [.. rows];
    }

    public async Task<ImmutableArray<Message>> Messages(SqlSession session, ThreadKey key, long after, int limit) =>
        [.. await session.Query(
            _messages, row => MessageRow.Read(row, 0),
            ("thread", key.ThreadId), ("tenant", key.TenantId), ("after", after), ("limit", limit))];

    public Task<Run?> Run(SqlSession session, ThreadKey key, Guid runId) => session.First(
        _run, row => RunRow.Read(row), ("run", runId), ("thread", key.ThreadId), ("tenant", key.TenantId));

    public async Task<ImmutableArray<Run>> Runs(SqlSession session, ThreadKey key, int skip, int limit) =>
        [.. await session.Query(
            _runs, row => RunRow.Read(row),
            ("thread", key.ThreadId), ("tenant", key.TenantId), ("skip", skip), ("limit", limit))];

    public async Task<ImmutableArray<EventEntry>> Events(SqlSession session, ThreadKey key, long after, int limit, Guid? runId)
    {
        var ofRun = runId is null ? "" : "AND e.run_id = @run";
        var sql =
            $"""
            SELECT {EventRow.Columns} FROM run_events e
            LEFT JOIN messages m ON m.thread_id = e.thread_id AND m.seq = e.message_seq
            WHERE e.thread_id = @thread AND e.seq > @after {ofRun} AND {OfTenant}
            ORDER BY e.seq LIMIT @limit
            """;
        (string, object?)[] parameters = [("thread", key.ThreadId), ("tenant", key.TenantId), ("after", after), ("limit", limit)];
        if (runId is not null) parameters = [.. parameters, ("run", runId)];
        var entries = await RecalledWords.Restore(session, dialect, key.TenantId, [.. await session.Query(sql, EventRow.Read, parameters)]);
        return await CitedWords.Restore(session, key.TenantId, entries);
    }

    private static string LoadFrom(SqlDialect dialect, string runs) =>
        $"""
        SELECT {ThreadRowReader.Columns}, s.through_seq, s.text, {dialect.Now},
          CASE WHEN r.owner IS NULL THEN 0 WHEN n.owner IS NULL OR n.retired THEN 1
            WHEN n.heartbeat_at < {dialect.Now} - @silent THEN 2 ELSE 0 END,
          {RunRow.Columns}
        FROM threads t
        LEFT JOIN summaries s ON s.thread_id = t.thread_id
          AND s.through_seq = (SELECT MAX(x.through_seq) FROM summaries x WHERE x.thread_id = t.thread_id)
        LEFT JOIN {runs} r ON r.thread_id = t.thread_id
        LEFT JOIN nodes n ON n.owner = r.owner
        WHERE t.thread_id = @thread AND t.tenant_id = @tenant
        ORDER BY r.position
        """;

    private static ThreadSnapshot Snapshot(DbDataReader row)
    {
        const int at = ThreadRowReader.ColumnCount;
        var summary = row.IsDBNull(at) ? null : new ThreadSummary(row.GetInt64(at), row.GetString(at + 1));
        return new ThreadSnapshot(ThreadRowReader.Read(row), summary, [], row.Time(at + 2), [], []);
    }
}
