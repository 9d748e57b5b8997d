using Backboard.Storage.Sql;

namespace Backboard.Storage.Threads;

internal sealed class SqlThreadStore(IDatabase database, IThreadWriter writer, TimeProvider time) : IThreadStore
{
    private const string OpenRun =
        "WHERE run_id = @run AND thread_id = @thread AND " + RunRow.IsOpen
        + " AND EXISTS (SELECT 1 FROM threads t WHERE t.thread_id = @thread AND t.tenant_id = @tenant)";

    private readonly ThreadReads _reads = new(database.Dialect);
    private readonly QueueingTransaction _queueing = new(database.Dialect, time);

    public bool IsShared => database.Dialect.IsShared;

    public Task<ThreadSnapshot?> Load(ThreadKey key, Guid? sought, CancellationToken cancellationToken) =>
        database.Read(session => _reads.Load(session, key, sought), cancellationToken);

    public Task<ImmutableArray<Message>> NewestMessages(
        ThreadKey key, long afterSeq, long throughSeq, int limit, CancellationToken cancellationToken) =>
        database.Read(session => _reads.Newest(session, key, afterSeq, throughSeq, limit), cancellationToken);

    public Task<WriteResult> Write(ThreadWrite write, CancellationToken cancellationToken)
    {
        WriteCheck.Check(write);
        return writer.Write(write, cancellationToken);
    }

    public Task<EnqueueResult> Enqueue(ThreadKey key, Run run, int maxQueued, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        WriteCheck.Check(run);
        return database.Write(session => _queueing.Enqueue(session, key, run, maxQueued, deadline), cancellationToken);
    }

    public Task<bool> RequestCancel(ThreadKey key, Guid runId, CancellationToken cancellationToken) =>
        Flag("UPDATE runs SET cancel_requested = TRUE " + OpenRun, key, runId, cancellationToken);

    public Task RequestStream(ThreadKey key, Guid runId, CancellationToken cancellationToken) =>
        Flag("UPDATE runs SET stream_requested = TRUE " + OpenRun, key, runId, cancellationToken);

    public Task<Run?> FindRun(ThreadKey key, Guid runId, CancellationToken cancellationToken) =>
        database.Read(session => _reads.Run(session, key, runId), cancellationToken);

    public Task<ImmutableArray<EventEntry>> Events(
        ThreadKey key, long after, int limit, Guid? runId, CancellationToken cancellationToken) =>
        database.Read(session => _reads.Events(session, key, after, limit, runId), cancellationToken);

    public Task<bool> Delete(ThreadKey key, CancellationToken cancellationToken) => database.Write(
        async session =>
        {
            var found = await session.Query(
                $"SELECT thread_id FROM threads WHERE thread_id = @thread AND tenant_id = @tenant {database.Dialect.ForUpdate}",
                row => row.GetGuid(0), ("thread", key.ThreadId), ("tenant", key.TenantId));
            if (found.Count > 0) await ThreadRemoval.Remove(session, database.Dialect, key.TenantId, [key.ThreadId]);
            return found.Count > 0;
        },
        cancellationToken);

    private Task<bool> Flag(string sql, ThreadKey key, Guid runId, CancellationToken cancellationToken) => database.Write(
        async session =>
            await session.Execute(sql, ("run", runId), ("thread", key.ThreadId), ("tenant", key.TenantId)) > 0,
        cancellationToken);
}
