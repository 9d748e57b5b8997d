namespace Backboard.Grains;

/// <summary>The other path to a run whose grain does not answer: claims the thread in the database and fails the run there.</summary>
internal sealed class StuckRuns(IThreadStore store, ThreadLoader loader, NodeIdentity node, TimeProvider time)
{
    public async Task Fail(ThreadKey key, CancellationToken cancellationToken)
    {
        if (await loader.Load(key, 0, _ => false, sought: null, cancellationToken) is not { MayClaim: true, Active: { } run } state || run.DeadlineAt > state.LoadedAt)
            return;
        var draft = new Draft(key, state, node.Owner, time.GetUtcNow());
        Finishing.Fail(draft, run, "deadline_exceeded", "The turn did not end before its deadline.", null);
        await store.Write(draft.ToWrite(), cancellationToken);
    }
}
