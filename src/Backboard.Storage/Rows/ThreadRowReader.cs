using System.Data.Common;

namespace Backboard.Storage.Rows;

/// <summary>Reads rows of <c>threads</c>.</summary>
internal static class ThreadRowReader
{
    /// <summary>What <see cref="Read"/> wants selected from <c>threads t</c>.</summary>
    public const string Columns =
        """
        t.thread_id, t.tenant_id, t.assistant_id, t.user_id, t.epoch, t.version, t.owner, t.message_head, t.event_head,
        t.metadata, t.created_at, t.updated_at
        """;

    public const int ColumnCount = 12;

    public static ThreadHeader Read(DbDataReader row) => row.Decode(0, "threads", 0, Decode);

    /// <summary>Reads tenant and thread id from two columns.</summary>
    public static ThreadKey Key(DbDataReader row) => new(row.GetString(0), row.GetGuid(1));

    private static ThreadHeader Decode(DbDataReader row, int at) => new(
        new ThreadKey(row.GetString(at + 1), row.GetGuid(at)),
        row.GetGuid(at + 2),
        row.Text(at + 3),
        row.GetInt64(at + 4),
        row.GetInt64(at + 5),
        row.Text(at + 6),
        row.GetInt64(at + 7),
        row.GetInt64(at + 8),
        row.Text(at + 9),
        row.Time(at + 10),
        row.Time(at + 11));
}
