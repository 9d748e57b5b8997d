using System.Collections.Concurrent;
using Backboard.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Backboard.Storage.Sqlite;

/// <summary>Threads of our own, one connection each, that take work from one queue: the driver blocks whoever calls it.</summary>
internal sealed class SqliteThreads : IDisposable
{
    private const int QueueLimit = 10_000;

    private readonly BlockingCollection<SqliteWork> _waiting = new(QueueLimit);
    private readonly Func<SqliteSession> _open;
    private readonly Action<SqliteSession, List<SqliteWork>> _perform;
    private readonly int _atOnce;
    private readonly List<Thread> _threads;
    private int _disposed;

    /// <param name="name">For debuggers.</param>
    /// <param name="count">How many threads.</param>
    /// <param name="atOnce">How much waiting work one thread takes at a time.</param>
    /// <param name="open">Opens a connection; tried again at the next work when it fails.</param>
    /// <param name="perform">Does the work and answers all of it; may throw only what breaks the connection.</param>
    public SqliteThreads(string name, int count, int atOnce, Func<SqliteSession> open, Action<SqliteSession, List<SqliteWork>> perform)
    {
        _open = open;
        _perform = perform;
        _atOnce = atOnce;
        _threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(Loop) { IsBackground = true, Name = name })];
        foreach (var thread in _threads) thread.Start();
    }

    public async Task<T> Do<T>(Func<SqlSession, Task<T>> work, bool alone, CancellationToken cancellationToken)
    {
        using var item = new SqliteWork<T>(work, cancellationToken) { IsAlone = alone };
        if (_disposed != 0 || !_waiting.TryAdd(item, 0, CancellationToken.None))
            throw new StoreUnavailableException("SQLite is stopping, or too many calls wait for it.");
        return await item.Answer;
    }

    /// <summary>Does what waits, then ends.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _waiting.CompleteAdding();
        foreach (var thread in _threads) thread.Join();
        _waiting.Dispose();
    }

    private void Loop()
    {
        SqliteSession? session = null;
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            var batch = Take(first);
            if (batch.Count == 0) continue;
            try
            {
                session ??= _open();
                _perform(session, batch);
            }
            catch (SqliteException e)
            {
                foreach (var work in batch) work.Fail(SqliteFailures.Unavailable(e));
                session?.Dispose();
                session = null;
            }
        }

        session?.Dispose();
    }

    private List<SqliteWork> Take(SqliteWork first)
    {
        List<SqliteWork> batch = [];
        if (first.TryBegin()) batch.Add(first);
        while (batch.Count < _atOnce && _waiting.TryTake(out var next))
            if (next.TryBegin()) batch.Add(next);
        return batch;
    }
}
