using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Backboard.Storage.Sqlite;

/// <summary>What an error of SQLite means.</summary>
internal static class SqliteFailures
{
    /// <summary>The file cannot be used now; nothing is wrong with the statement.</summary>
    public static bool IsOutage(SqliteException e) => e.SqliteErrorCode is not
        (raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE or raw.SQLITE_MISUSE or raw.SQLITE_TOOBIG);

    /// <summary>A run id that another thread has: see <see cref="Threads.RunUpsert.OnConflict"/>.</summary>
    public static bool IsForeignRun(SqliteException e) => e.SqliteExtendedErrorCode == raw.SQLITE_CONSTRAINT_NOTNULL
        && e.Message.Contains("runs.thread_id", StringComparison.Ordinal);

    /// <summary>The commit's frames may have reached the disk although it failed.</summary>
    public static bool LeavesDoubt(SqliteException e) => e.SqliteErrorCode == raw.SQLITE_IOERR;

    public static StoreUnavailableException Unavailable(Exception e) => new($"SQLite cannot be used: {e.Message}", e);
}
