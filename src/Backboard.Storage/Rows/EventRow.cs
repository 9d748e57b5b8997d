using System.Data.Common;

namespace Backboard.Storage.Rows;

/// <summary>A row of <c>run_events</c>.</summary>
internal sealed record EventRow(Guid ThreadId, EventEntry Entry)
{
    /// <summary>What <see cref="Read"/> wants selected from <c>run_events e LEFT JOIN messages m</c>.</summary>
    public const string Columns = "e.seq, e.run_id, e.type, e.payload, e.message_seq, " + MessageRow.Columns;

    private const int MessageAt = 5;

    public static RowSet<EventRow> Set { get; } = new RowSet<EventRow>()
        .With("thread_id", row => row.ThreadId)
        .With("seq", row => row.Entry.Seq)
        .With("run_id", row => row.Entry.RunId)
        .With("type", row => TurnEventCodec.TypeOf(row.Entry.Event))
        .With("payload", row => TurnEventCodec.PayloadOf(row.Entry.Event))
        .With("message_seq", row => row.Entry.Message?.Seq);

    public static EventEntry Read(DbDataReader row) => row.Decode(0, "run_events", 0, Decode);

    private static EventEntry Decode(DbDataReader row, int at) => new(
        row.GetInt64(at),
        row.GetGuid(at + 1),
        TurnEventCodec.Read(row.GetString(at + 2), row.GetString(at + 3)),
        row.IsDBNull(at + 4) ? null : MessageRow.Read(row, MessageAt));
}
