using System.Collections.Concurrent;

namespace Backboard.Grains;

/// <summary>The runs this process works on, so that one statement can ask about all of them.</summary>
internal sealed class ActiveRuns
{
    private readonly ConcurrentDictionary<Guid, ThreadKey> _threadByRun = [];

    public ICollection<Guid> RunIds => _threadByRun.Keys;

    public int Count => _threadByRun.Count;

    public void Enter(Guid runId, ThreadKey thread) => _threadByRun[runId] = thread;

    public void Leave(Guid runId) => _threadByRun.TryRemove(runId, out _);

    public bool TryFind(Guid runId, out ThreadKey thread) => _threadByRun.TryGetValue(runId, out thread);
}
