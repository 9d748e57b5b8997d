namespace Backboard.Storage.Postgres;

/// <summary>A write that waits for a worker. Cancelling it drops it as long as no worker took it.</summary>
internal sealed class PendingWrite : IDisposable
{
    private readonly TaskCompletionSource<WriteResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _cancellation;
    private int _taken;

    public PendingWrite(ThreadWrite write, CancellationToken cancellationToken)
    {
        Write = write;
        _cancellation = cancellationToken.UnsafeRegister(static state => ((PendingWrite)state!).Drop(), this);
    }

    public ThreadWrite Write { get; }

    public Task<WriteResult> Answer => _answer.Task;

    /// <summary>True once: for the worker that may send it.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Answers without having sent it.</summary>
    public void Drop()
    {
        if (TryTake()) End(WriteOutcome.Unavailable);
    }

    public void End(WriteOutcome outcome) => _answer.TrySetResult(new WriteResult(outcome, 0, []));

    public void End(WriteResult result) => _answer.TrySetResult(result);

    public void Fail(Exception exception) => _answer.TrySetException(exception);

    public void Dispose() => _cancellation.Dispose();
}
