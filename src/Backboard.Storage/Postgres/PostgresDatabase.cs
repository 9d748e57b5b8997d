using System.Data.Common;
using Backboard.Storage.Sql;

namespace Backboard.Storage.Postgres;

internal sealed class PostgresDatabase(PostgresSources sources) : IDatabase
{
    public SqlDialect Dialect { get; } = new PostgresDialect();

    public async Task<T> Read<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await sources.OpenOther(cancellationToken);
            return await work(new PostgresSession(connection, Dialect, cancellationToken));
        }
        catch (DbException e) when (PostgresFailures.IsOutage(e))
        {
            throw PostgresFailures.Unavailable(e);
        }
    }

    public async Task<T> Write<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await sources.OpenOther(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var result = await work(new PostgresSession(connection, Dialect, cancellationToken));
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (DbException e) when (PostgresFailures.IsOutage(e))
        {
            throw PostgresFailures.Unavailable(e);
        }
    }

    /// <summary>Deleted bytes leave the heap by autovacuum; nothing a client could do better.</summary>
    public Task Scrub(CancellationToken cancellationToken) => Task.CompletedTask;
}
