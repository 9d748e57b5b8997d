using Microsoft.Data.Sqlite;

namespace Backboard.Storage.Sqlite;

/// <summary>All waiting work in one transaction, a savepoint each: one fsync, and a failing member takes back only its own.</summary>
internal static class GroupCommit
{
    public const int Limit = 256;

    public static void Perform(SqliteSession session, List<SqliteWork> batch)
    {
        var grouped = batch.FindAll(work => !work.IsAlone);
        if (grouped.Count > 0) Transaction(session, grouped);
        foreach (var work in batch.Where(work => work.IsAlone)) Alone(session, work);
    }

    public static void Alone(SqliteSession session, SqliteWork work)
    {
        try
        {
            work.Run(session);
            work.Succeed();
        }
        catch (SqliteException e) when (SqliteFailures.IsOutage(e))
        {
            work.Fail(SqliteFailures.Unavailable(e));
        }
        catch (Exception e)
        {
            work.Fail(e);
        }
    }

    private static void Transaction(SqliteSession session, List<SqliteWork> batch)
    {
        List<SqliteWork> done = [];
        try
        {
            session.Run("BEGIN IMMEDIATE");
            foreach (var work in batch)
                if (Saved(session, work)) done.Add(work);
        }
        catch (SqliteException e)
        {
            RollBack(session);
            foreach (var work in batch) work.Fail(SqliteFailures.Unavailable(e));
            return;
        }

        try
        {
            session.Run("COMMIT");
        }
        catch (SqliteException e)
        {
            RollBack(session);
            Exception failure = SqliteFailures.LeavesDoubt(e) ? new OutcomeUnknownException(e) : SqliteFailures.Unavailable(e);
            foreach (var work in done) work.Fail(failure);
            return;
        }

        foreach (var work in done) work.Succeed();
    }

    /// <summary>False when the work failed by its own fault; throws when the file does.</summary>
    private static bool Saved(SqliteSession session, SqliteWork work)
    {
        session.Run("SAVEPOINT work");
        try
        {
            work.Run(session);
            session.Run("RELEASE work");
            return true;
        }
        catch (SqliteException e) when (SqliteFailures.IsOutage(e))
        {
            throw;
        }
        catch (Exception e)
        {
            session.Run("ROLLBACK TO work");
            session.Run("RELEASE work");
            work.Fail(e);
            return false;
        }
    }

    private static void RollBack(SqliteSession session)
    {
        if (session.IsInTransaction) session.Run("ROLLBACK");
    }
}
