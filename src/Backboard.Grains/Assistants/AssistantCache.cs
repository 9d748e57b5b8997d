using System.Collections.Concurrent;

namespace Backboard.Grains;

/// <summary>
/// Profiles shared by the threads of this process. Every accepted turn learns the profile's current version in its own
/// transaction, so a stale one is never used.
/// </summary>
internal sealed class AssistantCache(IAssistantStore store)
{
    private const int Capacity = 10_000;
    private readonly ConcurrentDictionary<AssistantKey, Assistant> _assistants = [];

    /// <summary>The profile at this version or newer; 0 reads it anew. Null when the assistant is gone.</summary>
    public async ValueTask<Assistant?> Get(AssistantKey key, long version, CancellationToken cancellationToken)
    {
        if (version > 0 && _assistants.TryGetValue(key, out var known) && known.Version >= version)
            return known;
        var stored = await store.Find(key, cancellationToken);
        if (stored is null)
        {
            _assistants.TryRemove(key, out _);
            return null;
        }

        Put(stored);
        return stored;
    }

    /// <summary>A profile just read or written.</summary>
    public void Put(Assistant assistant)
    {
        if (_assistants.Count >= Capacity)
            _assistants.Clear();
        _assistants[assistant.Key] = assistant;
    }
}
