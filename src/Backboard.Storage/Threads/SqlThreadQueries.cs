using Backboard.Storage.Sql;

namespace Backboard.Storage.Threads;

internal sealed class SqlThreadQueries(IDatabase database) : IThreadQueries
{
    private const string Exhume =
        "DELETE FROM threads WHERE thread_id = @thread AND EXISTS (SELECT 1 FROM tombstones x WHERE x.id = @thread)";

    private readonly ThreadReads _reads = new(database.Dialect);

    private readonly string _create =
        $"""
        INSERT INTO threads (thread_id, tenant_id, assistant_id, user_id, epoch, version, owner, message_head, event_head, run_head,
          metadata, created_at, updated_at)
        SELECT @thread, @tenant, a.assistant_id, @user, 0, 0, NULL, 0, 0, 0, @metadata, @now, @now
        FROM (SELECT assistant_id FROM assistants WHERE assistant_id = @assistant AND tenant_id = @tenant {database.Dialect.ForKeyShare}) a
        WHERE NOT EXISTS (SELECT 1 FROM tombstones x WHERE x.id = @thread)
        ON CONFLICT (thread_id) DO NOTHING
        """;

    private readonly string _find =
        $"SELECT {ThreadRowReader.Columns} FROM threads t WHERE t.thread_id = @thread AND t.tenant_id = @tenant";

    private readonly string _list = ListSql("");

    private readonly string _listOfAssistant = ListSql("AND t.assistant_id = @assistant");

    public Task<ThreadHeader?> Create(
        ThreadKey key, Guid assistantId, string? userId, string? metadata, DateTimeOffset now, CancellationToken cancellationToken)
    {
        WriteCheck.Text(userId);
        WriteCheck.Text(metadata);
        return database.Write(
            async session =>
            {
                await session.Execute(
                    _create,
                    ("thread", key.ThreadId), ("tenant", key.TenantId), ("assistant", assistantId), ("user", userId),
                    ("metadata", metadata), ("now", now));
                // A deletion may have ended while the insertion waited for it; its tombstone shows only now.
                await session.Execute(Exhume, ("thread", key.ThreadId));
                return await Find(session, key);
            },
            cancellationToken);
    }

    public Task<ThreadHeader?> Find(ThreadKey key, CancellationToken cancellationToken) =>
        database.Read(session => Find(session, key), cancellationToken);

    public Task<ImmutableArray<ThreadRow>> List(
        string tenantId, Guid? assistantId, int skip, int limit, CancellationToken cancellationToken) => database.Read(
        async session =>
        {
            (string, object?)[] parameters = [("tenant", tenantId), ("skip", skip), ("limit", limit)];
            if (assistantId is not null) parameters = [.. parameters, ("assistant", assistantId)];
            return (ImmutableArray<ThreadRow>)[.. await session.Query(
                assistantId is null ? _list : _listOfAssistant,
                row => new ThreadRow(ThreadRowReader.Read(row), row.Text(ThreadRowReader.ColumnCount)),
                parameters)];
        },
        cancellationToken);

    public Task<ImmutableArray<Message>> Messages(ThreadKey key, long after, int limit, CancellationToken cancellationToken) =>
        database.Read(session => _reads.Messages(session, key, after, limit), cancellationToken);

    public Task<ImmutableArray<Run>> Runs(ThreadKey key, int skip, int limit, CancellationToken cancellationToken) =>
        database.Read(session => _reads.Runs(session, key, skip, limit), cancellationToken);

    public Task<Run?> FindRun(ThreadKey key, Guid runId, CancellationToken cancellationToken) =>
        database.Read(session => _reads.Run(session, key, runId), cancellationToken);

    private static string ListSql(string ofAssistant) =>
        $"""
        SELECT {ThreadRowReader.Columns},
          (SELECT m.content FROM messages m WHERE m.thread_id = t.thread_id AND m.role = 'USER' ORDER BY m.seq LIMIT 1)
        FROM threads t WHERE t.tenant_id = @tenant {ofAssistant}
        ORDER BY t.thread_id DESC LIMIT @limit OFFSET @skip
        """;

    private Task<ThreadHeader?> Find(SqlSession session, ThreadKey key) =>
        session.First(_find, ThreadRowReader.Read, ("thread", key.ThreadId), ("tenant", key.TenantId));
}
