using System.Data.Common;
using Npgsql;

namespace Backboard.Storage.Postgres;

/// <summary>What an error of the server or the line means.</summary>
internal static class PostgresFailures
{
    /// <summary>The server does not serve; nothing is wrong with the statement.</summary>
    public static bool IsOutage(DbException e) => e is not PostgresException { SqlState: var state } || !IsOurs(state);

    /// <summary>The server ended the session while it answered: whether it had committed is not known.</summary>
    public static bool LeavesDoubt(PostgresException e) => e.InvariantSeverity is "FATAL" or "PANIC";

    /// <summary>A run id that another thread has: see <see cref="Threads.RunUpsert.OnConflict"/>.</summary>
    public static bool IsForeignRun(PostgresException e) =>
        e is { SqlState: PostgresErrorCodes.NotNullViolation, TableName: "runs", ColumnName: "thread_id" };

    /// <summary>A thread that was deleted meanwhile: <see cref="PostgresCommit"/> divides by zero.</summary>
    public static bool IsBuried(PostgresException e) => e.SqlState == PostgresErrorCodes.DivisionByZero;

    public static StoreUnavailableException Unavailable(Exception e) => new("PostgreSQL does not answer.", e);

    /// <summary>Data, constraints, syntax, division by zero: the statement is at fault.</summary>
    private static bool IsOurs(string state) => state[..2] is "22" or "23" or "42";
}
