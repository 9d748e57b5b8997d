namespace Backboard.Storage.Threads;

/// <summary>The parts of the runs statement that both databases share.</summary>
internal static class RunUpsert
{
    /// <summary>What is said of a run of another thread, or of one that has ended: the statement fails on <c>runs.thread_id</c>, and nothing is written.</summary>
    public const string OnConflict =
        $"""
        ON CONFLICT (run_id) DO UPDATE SET
          thread_id = CASE WHEN runs.thread_id = excluded.thread_id AND runs.{RunRow.IsOpen} THEN runs.thread_id END,
          status = excluded.status, epoch = excluded.epoch, attempt = excluded.attempt, owner = excluded.owner,
          deadline_at = COALESCE(excluded.deadline_at, runs.deadline_at), request = excluded.request,
          usage = excluded.usage, error = excluded.error, error_code = excluded.error_code,
          partial_text = excluded.partial_text, user_message_seq = excluded.user_message_seq,
          assistant_message_seq = excluded.assistant_message_seq, first_event_seq = excluded.first_event_seq,
          last_event_seq = CASE WHEN excluded.last_event_seq > runs.last_event_seq
            THEN excluded.last_event_seq ELSE runs.last_event_seq END,
          prunable_since = COALESCE(runs.prunable_since, excluded.prunable_since), updated_at = excluded.updated_at
        """;

    public static string Target { get; } =
        $"runs ({RunRow.Set.Names}, position, deadline_at, prunable_since, cancel_requested, stream_requested)";

    /// <summary>The computed values, in the order of <see cref="Target"/>.</summary>
    /// <param name="source">Prefix of the source's columns: an alias and a dot, or a parameter's mark.</param>
    /// <param name="runBase">The thread's run head before the write.</param>
    /// <param name="now">The dialect's clock.</param>
    public static string Computed(string source, string runBase, string now) =>
        $"""
        CASE WHEN {source}position > 0 THEN {source}position ELSE {runBase} + {source}ordinal END, {now} + {source}deadline_in,
          CASE WHEN {source}status IN ('COMPLETED', 'FAILED', 'CANCELLED') THEN {now} END, FALSE, FALSE
        """;
}
