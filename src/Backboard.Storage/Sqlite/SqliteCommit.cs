using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Sqlite;

/// <summary>The statements of one fenced write, inside the writer's transaction.</summary>
internal sealed class SqliteCommit(SqlDialect dialect)
{
    private const string Fence =
        """
        UPDATE threads SET epoch = @epoch, version = version + 1, owner = @owner, user_id = COALESCE(@user, user_id),
          updated_at = CASE WHEN @message_head > message_head THEN @at ELSE updated_at END,
          message_head = @message_head, event_head = @event_head, run_head = run_head + @new_runs
        WHERE thread_id = @thread AND tenant_id = @tenant AND epoch = @expected_epoch AND version = @expected_version
        """;

    private const string Creation =
        """
        INSERT INTO threads (thread_id, tenant_id, assistant_id, user_id, epoch, version, owner, message_head, event_head, run_head,
          created_at, updated_at)
        SELECT @thread, @tenant, a.assistant_id, @user, @epoch, @expected_version + 1, @owner, @message_head, @event_head, @new_runs, @at, @at
        FROM assistants a
        WHERE a.assistant_id = @assistant AND a.tenant_id = @tenant AND NOT EXISTS (SELECT 1 FROM tombstones x WHERE x.id = @thread)
        ON CONFLICT (thread_id) DO NOTHING
        """;

    private static readonly string Header =
        $"""
        SELECT t.epoch, t.version, t.owner, COALESCE(a.version, 0), t.run_head, {DocumentRow.AreInScopeOf("t")}
        FROM threads t LEFT JOIN assistants a ON a.assistant_id = t.assistant_id WHERE t.thread_id = @thread
        """;

    private static readonly string PutMessage = $"INSERT INTO messages ({MessageRow.Set.Names}) VALUES ({MessageRow.Set.Placeholders})";

    private static readonly string PutEvent = $"INSERT INTO run_events ({EventRow.Set.Names}) VALUES ({EventRow.Set.Placeholders})";

    private static readonly string PutSummary = $"INSERT INTO summaries ({SummaryRow.Set.Names}) VALUES ({SummaryRow.Set.Placeholders})";

    private static readonly string Queue =
        $"""
        SELECT {RunRow.Columns} FROM runs r
        WHERE r.thread_id = @thread AND r.status = 'QUEUED' AND r.{RunRow.IsOpen} ORDER BY r.position
        """;

    private readonly string _putRun =
        $"""
        INSERT INTO {RunUpsert.Target}
        VALUES ({RunRow.Set.Placeholders}, {RunUpsert.Computed("@", "@run_base", dialect.Now)})
        {RunUpsert.OnConflict}
        """;

    private readonly string _putOperation =
        $"""
        INSERT INTO {OperationInsert.Target}
        VALUES ({OperationRow.Set.Placeholders}, {OperationInsert.Computed("@", dialect.Now)})
        {OperationInsert.OnConflict}
        """;

    public async Task<WriteResult> Apply(SqlSession session, ThreadWrite write)
    {
        var newRuns = (long)write.Runs.Count(run => run.Position == 0);
        var won = await Enter(session, write, newRuns);
        var header = await session.Query(
            Header,
            row => new Stored(row.GetInt64(0), row.GetInt64(1), row.Text(2), row.GetInt64(3), row.GetInt64(4), row.GetBoolean(5)),
            ("thread", write.Key.ThreadId));
        if (!won) return NotWon(write, header is [var row] ? row : null);
        await Insert(session, write, header[0].RunHead - newRuns);
        ImmutableArray<Run> queue = write.ReadQueue
            ? [.. await session.Query(Queue, r => RunRow.Read(r), ("thread", write.Key.ThreadId))]
            : [];
        return new WriteResult(WriteOutcome.Committed, header[0].AssistantVersion, queue, header[0].HasDocuments);
    }

    private static WriteResult NotWon(ThreadWrite write, Stored? found)
    {
        if (write.CreateUnder is null || found is not { } row) return new WriteResult(WriteOutcome.Fenced, 0, []);
        var isOurs = row.Epoch == write.Epoch && row.Version == write.ExpectedVersion + 1 && row.Owner == write.Owner;
        return isOurs
            ? new WriteResult(WriteOutcome.Committed, row.AssistantVersion, [], row.HasDocuments)
            : new WriteResult(WriteOutcome.Duplicate, 0, []);
    }

    private static async Task<bool> Enter(SqlSession session, ThreadWrite write, long newRuns)
    {
        (string, object?)[] values =
        [
            ("thread", write.Key.ThreadId), ("tenant", write.Key.TenantId), ("epoch", write.Epoch), ("owner", write.Owner),
            ("user", write.UserId), ("at", write.At), ("message_head", write.MessageHead), ("event_head", write.EventHead),
            ("new_runs", newRuns), ("expected_version", write.ExpectedVersion),
        ];
        return write.CreateUnder is { } assistant
            ? await session.Execute(Creation, [.. values, ("assistant", assistant)]) > 0
            : await session.Execute(Fence, [.. values, ("expected_epoch", write.ExpectedEpoch)]) > 0;
    }

    private async Task Insert(SqlSession session, ThreadWrite write, long runBase)
    {
        foreach (var message in write.Messages)
            await session.Execute(PutMessage, MessageRow.Set.Parameters(new MessageRow(write.Key.ThreadId, message)));
        foreach (var entry in write.Events)
            await session.Execute(PutEvent, EventRow.Set.Parameters(new EventRow(write.Key.ThreadId, entry)));
        foreach (var run in RunRow.Of(write))
            await session.Execute(_putRun, [.. RunRow.Source.Parameters(run), ("run_base", runBase)]);
        if (write.Summary is { } summary)
            await session.Execute(PutSummary, SummaryRow.Set.Parameters(new SummaryRow(write.Key.ThreadId, summary)));
        foreach (var operation in OperationRow.Of(write))
            await session.Execute(_putOperation, OperationRow.Source.Parameters(operation));
    }

    private sealed record Stored(long Epoch, long Version, string? Owner, long AssistantVersion, long RunHead, bool HasDocuments);
}
