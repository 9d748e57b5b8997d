namespace Backboard.Grains;

/// <summary>Reads a thread's rows into the state of an activation, and judges whether it may be claimed.</summary>
internal sealed class ThreadLoader(IThreadStore store, NodeIdentity node, NodeHealth health)
{
    private const int PageSize = 200;

    /// <summary>Null when the thread does not exist.</summary>
    /// <param name="key">Which.</param>
    /// <param name="heldEpoch">The epoch this activation last wrote under, or 0.</param>
    /// <param name="isRunning">Whether this activation works on a run.</param>
    /// <param name="sought">A run that the state tells of also when it has ended.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ThreadState?> Load(
        ThreadKey key, long heldEpoch, Func<Guid, bool> isRunning, Guid? sought, CancellationToken cancellationToken)
    {
        if (await store.Load(key, sought, cancellationToken) is not { } snapshot)
            return null;
        var isMine = heldEpoch > 0 && snapshot.Header.Epoch == heldEpoch && snapshot.Header.Owner == node.Owner;
        var active = snapshot.Runs.Where(run => run.Status == RunStatus.InProgress).ToList();
        var orphans = active.Where(run => IsOrphan(run, snapshot) && !(isMine && isRunning(run.RunId))).ToList();
        return new ThreadState(
            snapshot.Header,
            snapshot.Summary,
            [.. snapshot.Runs.Select(run => run with { DeadlineIn = null })],
            default,
            isMine,
            MayClaim: orphans.Count == active.Count,
            [.. orphans.Select(run => run.RunId)])
        {
            LoadedAt = snapshot.Now,
            Sought = sought,
            Ended = snapshot.Ended,
        };
    }

    /// <summary>Newest messages after the summary, back to about the given number of characters.</summary>
    public async Task<ImmutableArray<Message>> LoadWindow(ThreadState state, int characters, CancellationToken cancellationToken)
    {
        var floor = state.Summary?.ThroughSeq ?? 0;
        var window = ImmutableArray<Message>.Empty;
        for (var (through, read) = (state.Header.MessageHead, 0L); through > floor && read < characters;)
        {
            var page = await store.NewestMessages(state.Header.Key, floor, through, PageSize, cancellationToken);
            if (page.IsEmpty)
                break;
            window = window.InsertRange(0, page);
            read += page.Sum(message => (long)message.Content.Length + 16);
            through = page[0].Seq - 1;
        }

        return window;
    }

    private bool IsOrphan(Run run, ThreadSnapshot snapshot) =>
        run.Owner == node.Owner
        || run.Owner is null
        || run.Epoch != snapshot.Header.Epoch
        || run.DeadlineAt < snapshot.Now
        || snapshot.RetiredOwners.Contains(run.Owner)
        || (health.MayJudge && snapshot.SilentOwners.Contains(run.Owner));
}
