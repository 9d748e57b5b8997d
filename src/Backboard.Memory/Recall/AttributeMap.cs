using Backboard.Memory.Extraction;

namespace Backboard.Memory.Recall;

/// <summary>
/// Which memories are about the same attribute of the user. Read when a statement first asks, not before: a scope that is only
/// recalled from never pays for it. Kept current from then on.
/// </summary>
internal sealed class AttributeMap(IStatementKeys keys)
{
    private Dictionary<string, Dictionary<Guid, MemoryRecord>>? _byKey;

    /// <summary>Whether extraction may change the memory at all.</summary>
    public static bool Holds(MemoryRecord memory) => memory.Trust == MemoryTrust.User && memory.MemoryId != Guid.Empty;

    public void Add(MemoryRecord memory)
    {
        if (_byKey is null || !Holds(memory)) return;
        foreach (var key in keys.KeysOf(memory.Content))
        {
            if (!_byKey.TryGetValue(key, out var memories)) _byKey.Add(key, memories = []);
            memories[memory.MemoryId] = memory;
        }
    }

    public void Remove(MemoryRecord memory)
    {
        if (_byKey is null || !Holds(memory)) return;
        foreach (var key in keys.KeysOf(memory.Content))
        {
            if (!_byKey.TryGetValue(key, out var memories)) continue;
            memories.Remove(memory.MemoryId);
            if (memories.Count == 0) _byKey.Remove(key);
        }
    }

    /// <summary>The memories that share an attribute with a statement, newest first.</summary>
    /// <param name="statement">What is said now.</param>
    /// <param name="current">All memories, for the first time it is asked.</param>
    public IEnumerable<MemoryRecord> Sharing(string statement, IEnumerable<MemoryRecord> current)
    {
        if (_byKey is null)
        {
            _byKey = [];
            foreach (var memory in current) Add(memory);
        }

        return keys.KeysOf(statement)
            .SelectMany(key => _byKey.TryGetValue(key, out var memories) ? memories.Values : Enumerable.Empty<MemoryRecord>())
            .DistinctBy(memory => memory.MemoryId)
            .OrderByDescending(memory => memory.ValidFrom).ThenBy(memory => memory.MemoryId);
    }
}
