using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

internal sealed class SqlMemoryQueries(IDatabase database) : IMemoryQueries
{
    // A user sees what is shared and what is theirs.
    private const string SeenByUser = " AND user_id IN ('', @user)";

    private const string Counts =
        $"""
        SELECT COUNT(CASE WHEN retired_at IS NULL THEN 1 END), MAX(COALESCE(retired_at, recorded_at))
        FROM memories WHERE {ScopeColumns.AreOfAssistant}
        """;

    private const string Unread = $"SELECT COUNT(*) FROM memory_operations WHERE {ScopeColumns.AreOfAssistant} AND {OperationRow.IsOpen}";

    public Task<MemoryPage> List(AssistantKey assistant, MemoryFilter filter, int skip, int limit, CancellationToken cancellationToken)
    {
        var where = ScopeColumns.AreOfAssistant;
        var parameters = assistant.Parameters();
        And(filter.UserId is not null, SeenByUser, ("user", filter.UserId));
        And(filter.ThreadId is not null, " AND source_thread_id = @thread", ("thread", filter.ThreadId));
        And(filter.AsOf is not null, " AND valid_from <= @as_of AND (valid_to IS NULL OR valid_to > @as_of)", ("as_of", filter.AsOf));
        if (filter.AsOf is null) where += " AND retired_at IS NULL";
        return database.Read(
            async session =>
            {
                var total = await session.First($"SELECT COUNT(*) FROM memories WHERE {where}", row => row.GetInt64(0), parameters);
                var memories = await session.Query(
                    $"SELECT {MemoryRow.Columns} FROM memories m WHERE {where} ORDER BY memory_id DESC, version DESC LIMIT @limit OFFSET @skip",
                    MemoryRow.Read, [.. parameters, ("limit", limit), ("skip", skip)]);
                return new MemoryPage([.. memories], checked((int)total));
            },
            cancellationToken);

        void And(bool isGiven, string condition, (string, object?) parameter)
        {
            if (!isGiven) return;
            where += condition;
            parameters = [.. parameters, parameter];
        }
    }

    public Task<MemoryRecord?> Find(AssistantKey assistant, Guid memoryId, CancellationToken cancellationToken) =>
        database.Read(session => MemoryReads.Newest(session, assistant, memoryId), cancellationToken);

    public Task<ImmutableArray<MemoryRecord>> History(AssistantKey assistant, Guid memoryId, CancellationToken cancellationToken) => database.Read(
        async session =>
        {
            List<MemoryRecord> history = [];
            HashSet<Guid> seen = [];
            for (Guid? next = memoryId; next is { } id && seen.Add(id);)
            {
                var versions = await MemoryReads.Versions(session, assistant, id);
                history.AddRange(versions);
                next = versions is [.., var newest] ? newest.SupersededBy : null;
            }

            return (ImmutableArray<MemoryRecord>)[.. history];
        },
        cancellationToken);

    public Task<MemoryStats> Stats(AssistantKey assistant, string? userId, CancellationToken cancellationToken) => database.Read(
        async session =>
        {
            var seen = userId is null ? "" : SeenByUser;
            (string, object?)[] parameters = userId is null ? assistant.Parameters() : [.. assistant.Parameters(), ("user", userId)];
            var (total, updated) = await session.First(Counts + seen, row => (row.GetInt64(0), row.TimeOrNull(1)), parameters);
            var pending = await session.First(Unread + seen, row => row.GetInt64(0), parameters);
            return new MemoryStats(checked((int)total), checked((int)pending), updated);
        },
        cancellationToken);
}
