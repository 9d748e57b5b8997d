using System.Data.Common;
using System.Text.Json;

namespace Backboard.Storage.Rows;

/// <summary>A row of <c>runs</c>.</summary>
/// <param name="ThreadId">Whose run.</param>
/// <param name="Run">The run.</param>
/// <param name="Ordinal">From 1, counted over the new runs of one write: added to the thread's head where the run has no position.</param>
/// <param name="LastEventSeq">Seq of its newest event in this write, or 0.</param>
/// <param name="At">Writer's time.</param>
internal sealed record RunRow(Guid ThreadId, Run Run, long Ordinal, long LastEventSeq, DateTimeOffset At)
{
    /// <summary>Condition on runs that are not final: the very words of the partial index, or SQLite will not use it.</summary>
    public const string IsOpen = "status IN ('QUEUED', 'IN_PROGRESS', 'REQUIRES_ACTION')";

    /// <summary>What <see cref="Read"/> wants selected from <c>runs r</c>.</summary>
    public const string Columns =
        """
        r.run_id, r.position, r.status, r.request, r.epoch, r.attempt, r.owner, r.created_at, r.deadline_at, r.cancel_requested,
        r.stream_requested, r.usage, r.error, r.error_code, r.partial_text, r.user_message_seq, r.assistant_message_seq,
        r.updated_at, r.first_event_seq
        """;

    public const int ColumnCount = 19;

    /// <summary>Columns written as they are.</summary>
    public static RowSet<RunRow> Set { get; } = Stored();

    /// <summary>The same, and what position and deadline are worked out from.</summary>
    public static RowSet<RunRow> Source { get; } = Stored()
        .With("position", row => row.Run.Position)
        .With("ordinal", row => row.Ordinal)
        .With("deadline_in", row => row.Run.DeadlineIn);

    public static Run Read(DbDataReader row, int at = 0) => row.Decode(at, "runs", at, Decode);

    /// <summary>The runs of a write, new ones numbered.</summary>
    public static IEnumerable<RunRow> Of(ThreadWrite write)
    {
        var ordinal = 0;
        foreach (var run in write.Runs)
        {
            var last = write.Events.LastOrDefault(entry => entry.RunId == run.RunId)?.Seq ?? 0;
            yield return new RunRow(write.Key.ThreadId, run, run.Position > 0 ? ordinal : ++ordinal, last, write.At);
        }
    }

    private static RowSet<RunRow> Stored() => new RowSet<RunRow>()
        .With("run_id", row => row.Run.RunId)
        .With("thread_id", row => row.ThreadId)
        .With("status", row => StoredEnum.Write(row.Run.Status))
        .With("epoch", row => row.Run.Epoch)
        .With("attempt", row => row.Run.Attempt)
        .With("owner", row => row.Run.Owner)
        .With("request", row => JsonSerializer.Serialize(row.Run.Request, StoredJson.Default.RunRequest))
        .With("usage", row => JsonSerializer.Serialize(row.Run.Usage, StoredJson.Default.Usage))
        .With("error", row => row.Run.Error)
        .With("error_code", row => row.Run.ErrorCode)
        .With("partial_text", row => row.Run.PartialText)
        .With("user_message_seq", row => row.Run.UserMessageSeq)
        .With("assistant_message_seq", row => row.Run.AssistantMessageSeq)
        .With("first_event_seq", row => row.Run.FirstEventSeq)
        .With("last_event_seq", row => row.LastEventSeq)
        .With("created_at", row => row.Run.CreatedAt.ToUniversalTime())
        .With("updated_at", row => row.At.ToUniversalTime());

    private static Run Decode(DbDataReader row, int at) => new(
        row.GetGuid(at),
        row.GetInt64(at + 1),
        row.Enum<RunStatus>(at + 2),
        row.Json(at + 3, StoredJson.Default.RunRequest) ?? throw new CorruptRowException("It has no request."),
        row.GetInt64(at + 4),
        row.GetInt32(at + 5),
        row.Text(at + 6),
        row.Time(at + 7))
    {
        DeadlineAt = row.TimeOrNull(at + 8),
        CancelRequested = row.GetBoolean(at + 9),
        StreamRequested = row.GetBoolean(at + 10),
        Usage = row.Json(at + 11, StoredJson.Default.Usage) ?? Usage.None,
        Error = row.Text(at + 12),
        ErrorCode = row.Text(at + 13),
        PartialText = row.Text(at + 14),
        UserMessageSeq = row.GetInt64(at + 15),
        AssistantMessageSeq = row.GetInt64(at + 16),
        UpdatedAt = row.Time(at + 17),
        FirstEventSeq = row.GetInt64(at + 18),
    };
}
