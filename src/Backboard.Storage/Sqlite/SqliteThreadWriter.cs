using Backboard.Storage.Threads;
using Microsoft.Data.Sqlite;

namespace Backboard.Storage.Sqlite;

/// <summary>A fenced write as a few statements; the one writer thread groups many of them into a commit.</summary>
internal sealed class SqliteThreadWriter(SqliteDatabase database) : IThreadWriter
{
    private readonly SqliteCommit _commit = new(database.Dialect);

    public async Task<WriteResult> Write(ThreadWrite write, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteInDoubt(session => _commit.Apply(session, write), cancellationToken);
        }
        catch (SqliteException e) when (SqliteFailures.IsForeignRun(e))
        {
            return Ended(WriteOutcome.Duplicate);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            return Ended(WriteOutcome.Unavailable);
        }
        catch (OutcomeUnknownException)
        {
            return Ended(WriteOutcome.Unknown);
        }
    }

    private static WriteResult Ended(WriteOutcome outcome) => new(outcome, 0, []);
}
