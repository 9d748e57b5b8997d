using Backboard.Storage.Documents;
using Backboard.Storage.Memory;
using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Catalogue;

/// <summary>Removes an assistant with its threads, memories and documents inside one transaction.</summary>
internal sealed class AssistantRemoval(SqlDialect dialect)
{
    private readonly DocumentRemoval _documents = new(dialect);

    // Taken first: a thread being created holds the assistant until it is committed, and is then seen below.
    private readonly string _lock =
        $"SELECT assistant_id FROM assistants WHERE assistant_id = @assistant AND tenant_id = @tenant {dialect.ForUpdate}";

    private readonly string _lockThreads =
        $"SELECT thread_id FROM threads WHERE assistant_id = @assistant AND tenant_id = @tenant ORDER BY thread_id {dialect.ForUpdate}";

    private readonly string _inProgress =
        $"SELECT DISTINCT thread_id FROM runs WHERE {RunRow.IsOpen} AND status = 'IN_PROGRESS' AND {dialect.IsIn("thread_id", "@ids")}";

    public async Task<ImmutableArray<ThreadKey>?> Remove(SqlSession session, AssistantKey key)
    {
        (string, object?)[] parameters = [("assistant", key.AssistantId), ("tenant", key.TenantId)];
        if ((await session.Query(_lock, row => row.GetGuid(0), parameters)).Count == 0) return null;
        Guid[] threads = [.. await session.Query(_lockThreads, row => row.GetGuid(0), parameters)];
        var running = await session.Query(_inProgress, row => row.GetGuid(0), ("ids", threads));
        await ThreadRemoval.Remove(session, dialect, key.TenantId, threads);
        await _documents.RemoveAll(session, key.TenantId, [key.AssistantId]);
        await MemoryRemoval.RemoveAll(session, key);
        await session.Execute("DELETE FROM assistants WHERE assistant_id = @assistant AND tenant_id = @tenant", parameters);
        await ThreadRemoval.Bury(session, dialect, key.AssistantId);
        return [.. running.Select(id => new ThreadKey(key.TenantId, id))];
    }
}
