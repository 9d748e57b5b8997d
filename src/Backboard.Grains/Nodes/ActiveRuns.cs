using System.Collections.Concurrent;

namespace Backboard.Grains;

/// <summary>The runs this process works on, so that one statement can ask about all of them.</summary>
internal sealed class ActiveRuns
{
    private readonly ConcurrentDictionary<Guid, Work> _workByRun = [];

    public ICollection<Guid> RunIds => _workByRun.Keys;

    public int Count => _workByRun.Count;

    /// <param name="runId">Which run.</param>
    /// <param name="thread">Whose.</param>
    /// <param name="worker">Who works on it, by reference: one that leaves late does not take away its successor.</param>
    public void Enter(Guid runId, ThreadKey thread, object worker) => _workByRun[runId] = new Work(thread, worker);

    public void Leave(Guid runId, object worker)
    {
        if (_workByRun.TryGetValue(runId, out var work) && ReferenceEquals(work.Worker, worker))
            _workByRun.TryRemove(KeyValuePair.Create(runId, work));
    }

    public bool TryFind(Guid runId, out ThreadKey thread)
    {
        var isFound = _workByRun.TryGetValue(runId, out var work);
        thread = isFound ? work!.Thread : default!;
        return isFound;
    }

    private sealed record Work(ThreadKey Thread, object Worker);
}
