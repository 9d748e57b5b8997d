using Backboard.Storage.Documents;
using Backboard.Storage.Memory;
using Backboard.Storage.Sql;

namespace Backboard.Storage.Threads;

/// <summary>Removes every row of threads inside the caller's transaction and leaves tombstones.</summary>
internal static class ThreadRemoval
{
    private static readonly string[] Tables = ["messages", "run_events", "runs", "summaries", "threads"];

    /// <summary>The threads must be locked already.</summary>
    public static async Task Remove(SqlSession session, SqlDialect dialect, string tenantId, Guid[] threadIds)
    {
        await new OperationEnding(dialect).End(
            session, "The thread was deleted before its words were read.", dialect.IsIn("thread_id", "@ids"), ("ids", threadIds));
        await new DocumentRemoval(dialect).RemoveAll(session, tenantId, threadIds);
        foreach (var table in Tables)
            await session.Execute($"DELETE FROM {table} WHERE {dialect.IsIn("thread_id", "@ids")}", ("ids", threadIds));
        foreach (var id in threadIds) await Bury(session, dialect, id);
    }

    /// <summary>From now on the id cannot be used again.</summary>
    public static Task Bury(SqlSession session, SqlDialect dialect, Guid id) => session.Execute(
        $"INSERT INTO tombstones (id, deleted_at) VALUES (@id, {dialect.Now}) ON CONFLICT (id) DO NOTHING", ("id", id));
}
