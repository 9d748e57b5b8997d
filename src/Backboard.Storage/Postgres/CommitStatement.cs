using System.Collections.Concurrent;
using System.Text;
using Backboard.Storage.Threads;
using Npgsql;

namespace Backboard.Storage.Postgres;

/// <summary>
/// One statement that commits any number of writes of different threads: it locks their rows in order, keeps those whose
/// fence holds, and inserts only what belongs to these. Its text depends on nothing but which parts are present.
/// </summary>
internal static class CommitStatement
{
    private const string Fence =
        """
        locked AS MATERIALIZED (
          SELECT w.* FROM w CROSS JOIN LATERAL (
            SELECT 1 FROM threads t
            WHERE t.thread_id = w.thread_id AND t.tenant_id = w.tenant_id
              AND t.epoch = w.expected_epoch AND t.version = w.expected_version
            FOR NO KEY UPDATE) t),
        fence AS (
          UPDATE threads t SET epoch = l.epoch, version = t.version + 1, owner = l.owner, user_id = COALESCE(l.user_id, t.user_id),
            updated_at = CASE WHEN l.message_head > t.message_head THEN l.at ELSE t.updated_at END,
            message_head = l.message_head, event_head = l.event_head, run_head = t.run_head + l.new_runs
          FROM locked l WHERE t.thread_id = l.thread_id
          RETURNING t.thread_id, t.tenant_id, t.assistant_id, t.run_head - l.new_runs AS run_base)
        """;

    // The assistant is kept from being deleted until the thread under it is committed.
    private const string Creation =
        """
        fence AS (
          INSERT INTO threads (thread_id, tenant_id, assistant_id, user_id, epoch, version, owner, message_head, event_head, run_head,
            created_at, updated_at)
          SELECT w.thread_id, w.tenant_id, a.assistant_id, w.user_id, w.epoch, w.expected_version + 1, w.owner, w.message_head,
            w.event_head, w.new_runs, w.at, w.at
          FROM w CROSS JOIN LATERAL (
            SELECT s.assistant_id FROM assistants s WHERE s.assistant_id = w.create_under AND s.tenant_id = w.tenant_id
            FOR KEY SHARE) a
          WHERE NOT EXISTS (SELECT 1 FROM tombstones x WHERE x.id = w.thread_id)
          ON CONFLICT (thread_id) DO NOTHING
          RETURNING thread_id, tenant_id, assistant_id, 0::bigint AS run_base)
        """;

    private static readonly string Answer =
        $"""

        SELECT f.thread_id, COALESCE(a.version, 0), {DocumentRow.AreInScopeOf("f")}
        FROM fence f LEFT JOIN assistants a ON a.assistant_id = f.assistant_id
        """;

    private static readonly ConcurrentDictionary<(bool, bool, bool, bool, bool, bool), string> Texts = new();

    /// <param name="creates">True when all writes create their thread, false when none does.</param>
    /// <param name="writes">One a thread, in the order of thread ids.</param>
    public static NpgsqlBatchCommand Of(bool creates, List<ThreadWrite> writes)
    {
        List<MessageRow> messages = [.. writes.SelectMany(w => w.Messages, (w, message) => new MessageRow(w.Key.ThreadId, message))];
        List<EventRow> events = [.. writes.SelectMany(w => w.Events, (w, entry) => new EventRow(w.Key.ThreadId, entry))];
        List<RunRow> runs = [.. writes.SelectMany(RunRow.Of)];
        List<SummaryRow> summaries = [.. writes.Where(w => w.Summary is not null).Select(w => new SummaryRow(w.Key.ThreadId, w.Summary!))];
        List<OperationRow> operations = [.. writes.SelectMany(OperationRow.Of)];
        var parts = (creates, messages.Count > 0, events.Count > 0, runs.Count > 0, summaries.Count > 0, operations.Count > 0);
        var command = new NpgsqlBatchCommand(Texts.GetOrAdd(parts, Text));
        FenceRow.Set.AddTo(command.Parameters, writes);
        if (messages.Count > 0) MessageRow.Set.AddTo(command.Parameters, messages);
        if (events.Count > 0) EventRow.Set.AddTo(command.Parameters, events);
        if (runs.Count > 0) RunRow.Source.AddTo(command.Parameters, runs);
        if (summaries.Count > 0) SummaryRow.Set.AddTo(command.Parameters, summaries);
        if (operations.Count > 0) OperationRow.Source.AddTo(command.Parameters, operations);
        return command;
    }

    private static string Text((bool Creates, bool Messages, bool Events, bool Runs, bool Summaries, bool Operations) parts)
    {
        var parameter = 0;
        var text = new StringBuilder($"WITH w AS MATERIALIZED (SELECT * FROM {FenceRow.Set.Unnest("x", ref parameter)}),\n");
        text.Append(parts.Creates ? Creation : Fence);
        if (parts.Messages) Append("messages", MessageRow.Set);
        if (parts.Events) Append("run_events", EventRow.Set);
        if (parts.Runs)
            text.Append(
                $"""
                ,
                put_runs AS (INSERT INTO {RunUpsert.Target}
                  SELECT {RunRow.Set.NamesOf("x")}, {RunUpsert.Computed("x.", "f.run_base", "now()")}
                  FROM {RunRow.Source.Unnest("x", ref parameter)} JOIN fence f USING (thread_id)
                  {RunUpsert.OnConflict})
                """);
        if (parts.Summaries) Append("summaries", SummaryRow.Set);
        if (parts.Operations)
            text.Append(
                $"""
                ,
                put_operations AS (INSERT INTO {OperationInsert.Target}
                  SELECT {OperationRow.Set.NamesOf("x")}, {OperationInsert.Computed("x.", "now()")}
                  FROM {OperationRow.Source.Unnest("x", ref parameter)} JOIN fence f USING (thread_id)
                  {OperationInsert.OnConflict})
                """);
        return text.Append(Answer).ToString();

        void Append<TRow>(string table, RowSet<TRow> set) => text.Append(
            $"""
            ,
            put_{table} AS (INSERT INTO {table} ({set.Names})
              SELECT {set.NamesOf("x")} FROM {set.Unnest("x", ref parameter)} JOIN fence f USING (thread_id))
            """);
    }
}
