using Backboard.Storage.Sql;

namespace Backboard.Storage.Threads;

/// <summary>Inserts a queued run from outside the activation, under a lock of the thread's row.</summary>
internal sealed class QueueingTransaction(SqlDialect dialect, TimeProvider time)
{
    private readonly string _lock =
        $"SELECT event_head, run_head FROM threads WHERE thread_id = @thread AND tenant_id = @tenant {dialect.ForUpdate}";

    private readonly string _line =
        $"""
        SELECT
          COUNT(CASE WHEN status = 'IN_PROGRESS' THEN 1 END),
          COUNT(CASE WHEN status = 'QUEUED' AND NOT cancel_requested THEN 1 END)
        FROM runs WHERE thread_id = @thread AND {RunRow.IsOpen}
        """;

    private readonly string _interrupt =
        "UPDATE runs SET cancel_requested = TRUE WHERE thread_id = @thread AND status IN ('QUEUED', 'IN_PROGRESS')";

    private readonly string _insert =
        $"""
        INSERT INTO runs ({RunRow.Set.Names}, position, cancel_requested, stream_requested)
        VALUES ({RunRow.Set.Placeholders}, @position, @cancel, @stream)
        """;

    public async Task<EnqueueResult> Enqueue(SqlSession session, ThreadKey key, Run run, int maxQueued, DateTimeOffset deadline)
    {
        var head = await session.Query(
            _lock, row => (Event: row.GetInt64(0), Run: row.GetInt64(1)), ("thread", key.ThreadId), ("tenant", key.TenantId));
        if (head is not [var (eventHead, runHead)]) return new EnqueueResult(EnqueueOutcome.Gone, 0);
        if (await IsKnown(session, key, run.RunId)) return new EnqueueResult(EnqueueOutcome.Known, eventHead);
        var (inProgress, queued) = await session.First(_line, row => (row.GetInt64(0), row.GetInt64(1)), ("thread", key.ThreadId));
        if (inProgress == 0) return new EnqueueResult(EnqueueOutcome.Free, eventHead);
        var interrupts = run.Request.OnBusy == OnBusy.Interrupt;
        if (run.Request.OnBusy == OnBusy.Reject || (!interrupts && queued >= maxQueued))
            return new EnqueueResult(EnqueueOutcome.Full, eventHead);
        if (time.GetUtcNow() > deadline) throw new StoreUnavailableException("The call's deadline passed while it waited for the thread.");
        if (interrupts) await session.Execute(_interrupt, ("thread", key.ThreadId));
        await Insert(session, key, run with { Status = RunStatus.Queued }, runHead + 1);
        return new EnqueueResult(EnqueueOutcome.Queued, eventHead);
    }

    private static async Task<bool> IsKnown(SqlSession session, ThreadKey key, Guid runId)
    {
        var thread = await session.Query("SELECT thread_id FROM runs WHERE run_id = @run", row => row.GetGuid(0), ("run", runId));
        if (thread is [var other] && other != key.ThreadId) throw new ArgumentException($"Run {runId} belongs to another thread.", nameof(runId));
        return thread.Count > 0;
    }

    private async Task Insert(SqlSession session, ThreadKey key, Run run, long position)
    {
        var row = new RunRow(key.ThreadId, run, Ordinal: 0, LastEventSeq: 0, run.CreatedAt);
        await session.Execute(
            _insert,
            [.. RunRow.Set.Parameters(row), ("position", position), ("cancel", run.CancelRequested), ("stream", run.StreamRequested)]);
        await session.Execute(
            "UPDATE threads SET run_head = @position WHERE thread_id = @thread", ("position", position), ("thread", key.ThreadId));
    }
}
