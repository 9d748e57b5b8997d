using Backboard.Storage.Sql;

namespace Backboard.Storage.Threads;

internal sealed class SqlThreadWatch(IDatabase database) : IThreadWatch
{
    private readonly string _heads = $"SELECT thread_id, event_head FROM threads WHERE {database.Dialect.IsIn("thread_id", "@ids")}";

    private readonly string _flags =
        $"SELECT run_id, cancel_requested, stream_requested FROM runs WHERE {database.Dialect.IsIn("run_id", "@ids")}";

    private readonly string _due =
        $"""
        SELECT t.tenant_id, t.thread_id,
          {database.Dialect.Now} - MIN(CASE WHEN r.status = 'IN_PROGRESS' AND r.deadline_at < {database.Dialect.Now}
            THEN r.deadline_at ELSE {database.Dialect.Now} END)
        FROM runs r
        JOIN threads t ON t.thread_id = r.thread_id
        LEFT JOIN nodes n ON n.owner = r.owner
        WHERE r.{RunRow.IsOpen} AND (
          (r.status <> 'QUEUED' AND r.deadline_at < {database.Dialect.Now})
          OR (r.status = 'IN_PROGRESS' AND (r.epoch <> t.epoch OR n.owner IS NULL OR n.retired
            OR (@judge AND n.heartbeat_at < {database.Dialect.Now} - @silent)))
          OR (r.status = 'QUEUED' AND NOT EXISTS (
            SELECT 1 FROM runs a WHERE a.thread_id = r.thread_id AND a.{RunRow.IsOpen}
              AND (a.status = 'IN_PROGRESS' OR (a.status = 'REQUIRES_ACTION' AND a.position < r.position)))))
        GROUP BY t.tenant_id, t.thread_id
        ORDER BY MIN(r.updated_at) LIMIT @limit
        """;

    private readonly string _disown =
        $"""
        UPDATE runs SET owner = NULL
        WHERE {RunRow.IsOpen} AND status = 'IN_PROGRESS' AND owner = @owner AND updated_at < @before
          AND NOT {database.Dialect.IsIn("run_id", "@ids")}
        """;

    public Task<IReadOnlyDictionary<Guid, long>> EventHeads(IReadOnlyCollection<Guid> threadIds, CancellationToken cancellationToken) =>
        ById(_heads, threadIds, session => session.GetInt64(1), cancellationToken);

    public Task<IReadOnlyDictionary<Guid, RunFlags>> Flags(IReadOnlyCollection<Guid> runIds, CancellationToken cancellationToken) =>
        ById(_flags, runIds, row => new RunFlags(row.GetBoolean(1), row.GetBoolean(2)), cancellationToken);

    public Task<ImmutableArray<DueThread>> Due(bool mayJudge, int limit, CancellationToken cancellationToken) => database.Read(
        async session => (ImmutableArray<DueThread>)[.. await session.Query(
            _due,
            row => new DueThread(ThreadRowReader.Key(row), row.Span(2)),
            ("judge", mayJudge), ("silent", ThreadReads.SilentAfter), ("limit", limit))],
        cancellationToken);

    public Task<int> Disown(
        string owner, IReadOnlyCollection<Guid> active, DateTimeOffset before, CancellationToken cancellationToken) => database.Write(
        session => session.Execute(_disown, ("owner", owner), ("before", before), ("ids", (Guid[])[.. active])), cancellationToken);

    private Task<IReadOnlyDictionary<Guid, T>> ById<T>(
        string sql, IReadOnlyCollection<Guid> ids, Func<System.Data.Common.DbDataReader, T> value, CancellationToken cancellationToken) =>
        database.Read<IReadOnlyDictionary<Guid, T>>(
            async session =>
            {
                var rows = await session.Query(sql, row => (Id: row.GetGuid(0), Value: value(row)), ("ids", (Guid[])[.. ids]));
                return rows.ToDictionary(row => row.Id, row => row.Value);
            },
            cancellationToken);
}
