using System.Data.Common;
using System.Threading.Channels;
using Backboard.Storage.Threads;
using Npgsql;

namespace Backboard.Storage.Postgres;

/// <summary>Workers that each take all writes waiting and commit them as one.</summary>
internal sealed class PostgresWriter : IThreadWriter, IAsyncDisposable, IDisposable
{
    private const int BatchLimit = 256;

    private readonly Channel<PendingWrite> _waiting = Channel.CreateUnbounded<PendingWrite>();
    private readonly PostgresSources _sources;
    private readonly Task[] _workers;

    public PostgresWriter(PostgresSources sources)
    {
        _sources = sources;
        _workers = [.. Enumerable.Range(0, sources.Writers).Select(_ => Work())];
    }

    public async Task<WriteResult> Write(ThreadWrite write, CancellationToken cancellationToken)
    {
        using var pending = new PendingWrite(write, cancellationToken);
        if (!_waiting.Writer.TryWrite(pending)) pending.Drop();
        return await pending.Answer;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_workers);
    }

    /// <summary>What waits is still committed, by workers that end then.</summary>
    public void Dispose() => _waiting.Writer.TryComplete();

    private async Task Work()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var batch = Take();
            if (batch.Count > 0) await Commit(batch);
        }
    }

    /// <summary>All that wait, at most one of a thread.</summary>
    private List<PendingWrite> Take()
    {
        List<PendingWrite> batch = [];
        HashSet<Guid> threads = [];
        while (batch.Count < BatchLimit && _waiting.Reader.TryRead(out var pending))
        {
            if (!threads.Add(pending.Write.Key.ThreadId))
            {
                if (!_waiting.Writer.TryWrite(pending)) pending.Drop();
                break;
            }

            if (pending.TryTake()) batch.Add(pending);
        }

        return batch;
    }

    private async Task Commit(List<PendingWrite> batch)
    {
        NpgsqlConnection connection;
        try
        {
            connection = await _sources.OpenCommits();
        }
        catch (Exception e) when (e is DbException or ObjectDisposedException)
        {
            foreach (var pending in batch) pending.End(WriteOutcome.Unavailable);
            // Whoever waited behind them has waited for the same connection.
            while (_waiting.Reader.TryRead(out var pending)) pending.Drop();
            return;
        }

        await using (connection) await Commit(connection, batch);
    }

    private async Task Commit(NpgsqlConnection connection, List<PendingWrite> batch)
    {
        try
        {
            await PostgresCommit.Send(connection, batch);
        }
        catch (PostgresException e) when (!PostgresFailures.LeavesDoubt(e))
        {
            var isDeadlock = e.SqlState == PostgresErrorCodes.DeadlockDetected && batch.Count > 1;
            if (PostgresFailures.IsOutage(e) && !isDeadlock) EndAll(batch, WriteOutcome.Unavailable);
            else if (batch is [var single]) Refuse(single, e);
            else await CommitSingly(connection, batch);
        }
        catch (DbException)
        {
            EndAll(batch, WriteOutcome.Unknown);
        }
        catch (Exception e)
        {
            foreach (var pending in batch) pending.Fail(e);
        }
    }

    /// <summary>On the same connection: one more for each worker is more than there are.</summary>
    private async Task CommitSingly(NpgsqlConnection connection, List<PendingWrite> batch)
    {
        foreach (var pending in batch) await Commit(connection, [pending]);
    }

    private static void Refuse(PendingWrite pending, PostgresException e)
    {
        if (PostgresFailures.IsForeignRun(e)) pending.End(WriteOutcome.Duplicate);
        else if (PostgresFailures.IsBuried(e)) pending.End(WriteOutcome.Fenced);
        else pending.Fail(e);
    }

    private static void EndAll(List<PendingWrite> batch, WriteOutcome outcome)
    {
        foreach (var pending in batch) pending.End(outcome);
    }
}
