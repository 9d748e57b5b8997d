using System.Collections.Concurrent;

namespace Backboard.FakeModel.Scripting;

/// <summary>Named gates that replies wait at until somebody opens them; an open gate stays open.</summary>
internal sealed class Gates
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();

    public Task Wait(string name) => Gate(name).Task;

    public void Open(string name) => Gate(name).TrySetResult();

    private TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
