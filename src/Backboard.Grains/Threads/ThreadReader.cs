namespace Backboard.Grains;

/// <summary>
/// Answers readers from the tail in memory, else from the rows. Whoever left, came back or never was here asks the same
/// question: what comes after this seq?
/// </summary>
internal sealed class ThreadReader(
    ThreadKey key, IThreadStore store, HeadWatch heads, NodeHealth health, TimeProvider time, EventTail tail)
{
    private const int PageSize = 500;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Set once the thread is deleted: every waiting reader leaves.</summary>
    public bool IsGone { get; set; }

    /// <summary>Set once this activation leaves: readers come back to the next one.</summary>
    public bool IsClosed { get; set; }

    /// <param name="query">The reader's question.</param>
    /// <param name="ensureKnown">Reads the thread's row when its head is not known; false when there is no thread.</param>
    /// <param name="isWriting">Whether this activation alone writes at the moment, so that its own bell is enough.</param>
    /// <param name="onForeignWrite">Called when another process has written.</param>
    public async Task<Result<EventPage>> Read(
        ReadEvents query, Func<Task<bool>> ensureKnown, Func<bool> isWriting, Action onForeignWrite)
    {
        var until = time.GetUtcNow() + (query.Wait < LongestWait ? query.Wait : LongestWait);
        while (true)
        {
            var bell = tail.Bell;
            if (tail.Head is null && !await ensureKnown())
                IsGone = true;
            if (IsGone)
                return Error.NotFound("Thread not found");
            var covered = tail.Covers(query.After);
            var events = covered
                ? tail.After(query.After, query.RunId)
                : await store.Events(key, query.After, PageSize, query.RunId, CancellationToken.None);
            var head = tail.Head ?? query.After;
            if (!events.IsEmpty)
                return new EventPage(events, events[^1].Seq);
            var left = until - time.GetUtcNow();
            if (left <= TimeSpan.Zero || IsClosed || health.Closing.IsCancellationRequested)
                return new EventPage([], covered ? Math.Max(query.After, head) : query.After);
            if (await Wait(Math.Max(query.After, head), bell, left, isWriting()))
                onForeignWrite();
        }
    }

    /// <summary>True when another process has written.</summary>
    private async Task<bool> Wait(long after, Task bell, TimeSpan left, bool isWriting)
    {
        using var give = CancellationTokenSource.CreateLinkedTokenSource(health.Closing);
        var timeout = Task.Delay(left, time, give.Token);
        try
        {
            if (!store.IsShared || isWriting)
            {
                await Task.WhenAny(bell, timeout);
                return false;
            }

            using var watch = heads.Watch(key.ThreadId, after);
            return await Task.WhenAny(bell, watch.Changed, timeout) == watch.Changed;
        }
        finally
        {
            await give.CancelAsync();
        }
    }
}
