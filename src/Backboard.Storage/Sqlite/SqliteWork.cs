using Backboard.Storage.Sql;

namespace Backboard.Storage.Sqlite;

/// <summary>Something to do on one of SQLite's threads. Cancelling it drops it as long as it has not begun.</summary>
internal abstract class SqliteWork : IDisposable
{
    private CancellationTokenRegistration _cancellation;
    private int _begun;

    /// <summary>True for work that no transaction may surround.</summary>
    public bool IsAlone { get; init; }

    public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

    /// <summary>Does it and keeps the result back until <see cref="Succeed"/>.</summary>
    public abstract void Run(SqliteSession session);

    public abstract void Succeed();

    public abstract void Fail(Exception exception);

    public void Dispose() => _cancellation.Dispose();

    protected void DropWhen(CancellationToken cancellationToken) => _cancellation = cancellationToken.UnsafeRegister(
        static (state, token) =>
        {
            var work = (SqliteWork)state!;
            if (work.TryBegin()) work.Fail(new OperationCanceledException(token));
        },
        this);
}

internal sealed class SqliteWork<T> : SqliteWork
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<SqlSession, Task<T>> _work;
    private T? _result;

    public SqliteWork(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        _work = work;
        DropWhen(cancellationToken);
    }

    public Task<T> Answer => _answer.Task;

    // The driver never yields, so the task has ended when it is returned.
    public override void Run(SqliteSession session) => _result = _work(session).GetAwaiter().GetResult();

    public override void Succeed() => _answer.TrySetResult(_result!);

    public override void Fail(Exception exception)
    {
        if (exception is OperationCanceledException cancelled) _answer.TrySetCanceled(cancelled.CancellationToken);
        else _answer.TrySetException(exception);
    }
}
