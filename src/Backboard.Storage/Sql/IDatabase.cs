namespace Backboard.Storage.Sql;

/// <summary>Runs statements where the store wants them run. Throws <see cref="StoreUnavailableException"/> when it does not answer.</summary>
internal interface IDatabase
{
    SqlDialect Dialect { get; }

    /// <summary>Statements that only read, each with its own snapshot.</summary>
    Task<T> Read<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>One transaction; an exception rolls it back.</summary>
    Task<T> Write<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Makes deleted bytes unreadable in the files where the store can.</summary>
    Task Scrub(CancellationToken cancellationToken);
}
