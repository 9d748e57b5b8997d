using Backboard.Storage.Sql;

namespace Backboard.Storage.Sqlite;

/// <summary>One writer, which groups, and a few readers.</summary>
internal sealed class SqliteDatabase : IDatabase, IDisposable
{
    private const int Readers = 4;

    private readonly SqliteFile _file;
    private readonly SqliteThreads? _writer;
    private readonly SqliteThreads _readers;

    public SqliteDatabase(SqliteFile file)
    {
        _file = file;
        if (!file.IsReadOnly)
            _writer = new SqliteThreads("sqlite-writer", 1, GroupCommit.Limit, () => file.OpenWriter(Dialect), GroupCommit.Perform);
        _readers = new SqliteThreads(
            "sqlite-reader", Readers, 1, () => file.OpenReader(Dialect), (session, batch) => batch.ForEach(work => GroupCommit.Alone(session, work)));
    }

    public SqlDialect Dialect { get; } = new SqliteDialect();

    public Task<T> Read<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) =>
        _readers.Do(work, alone: true, cancellationToken);

    public async Task<T> Write<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteInDoubt(work, cancellationToken);
        }
        catch (OutcomeUnknownException e)
        {
            throw SqliteFailures.Unavailable(e);
        }
    }

    /// <summary>As <see cref="Write"/>, but tells an unknown outcome apart.</summary>
    public Task<T> WriteInDoubt<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) => _writer is null
        ? throw new StoreUnavailableException("The database was opened only for reading (Storage__ReadOnly).")
        : _writer.Do(work, alone: false, cancellationToken);

    public Task Scrub(CancellationToken cancellationToken) => _writer is null
        ? Task.CompletedTask
        : _writer.Do(session => session.Query("PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt64(0)), alone: true, cancellationToken);

    public void Dispose()
    {
        _writer?.Dispose();
        _readers.Dispose();
        _file.Dispose();
    }
}
