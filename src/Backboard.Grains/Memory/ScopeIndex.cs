namespace Backboard.Grains;

/// <summary>
/// The index of one scope, kept up with its rows: before every use it learns the scope's head and reads what it has missed.
/// Lives on the activation's scheduler, where calls interleave.
/// </summary>
internal sealed class ScopeIndex(MemoryScope scope, IMemoryStore store, IMemoryIndexFactory factory) : IVectorGaps<MemoryRecord>
{
    private const int PageSize = 5_000;

    private readonly Dictionary<Guid, MemoryRecord> _missing = [];
    private IMemoryIndex? _index;
    private EmbeddingSpace _space = EmbeddingSpace.Local;
    private Task _loading = Task.CompletedTask;
    private long _seen;

    /// <summary>Some current memories have no vector in a provider's space.</summary>
    public bool HasMissing => _missing.Count > 0;

    public Task<MissingTexts<MemoryRecord>> Missing(int limit, CancellationToken cancellationToken) => Task.FromResult(
        new MissingTexts<MemoryRecord>(_space, [.. _missing.Values.Take(limit).Select(memory => (memory, memory.Content))]));

    public async Task Fill(
        EmbeddingSpace space, ImmutableArray<(MemoryRecord Item, ReadOnlyMemory<float> Vector)> vectors, CancellationToken cancellationToken)
    {
        var name = space.ToString();
        await store.SaveVectors(
            scope, [.. vectors.Select(filled => (filled.Item.MemoryId, filled.Item.Version, new StoredVector(name, filled.Vector)))], cancellationToken);
        foreach (var (memory, vector) in vectors)
        {
            // Only the version that was asked for.
            if (space != _space || _missing.GetValueOrDefault(memory.MemoryId)?.Version != memory.Version)
                continue;
            _missing.Remove(memory.MemoryId);
            _index!.Put(memory, vector);
        }
    }

    /// <summary>The index, which has everything that was durable when this was called.</summary>
    public async Task<IndexView> Look(EmbeddingSpace space)
    {
        if (_index is null || space != _space)
        {
            (_index, _space, _seen) = (factory.Create(scope, space), space, 0);
            _missing.Clear();
        }

        var glance = await store.Glance(scope, CancellationToken.None);
        while (_seen < glance.Head)
        {
            if (_loading.IsCompleted)
                _loading = Load();
            await _loading;
        }

        return new IndexView(_index!, glance.Pending);
    }

    private async Task Load()
    {
        var (index, through, isAll) = (_index!, _seen, false);
        while (!isAll)
        {
            var page = await store.Changes(scope, through, PageSize, _space.IsLocal ? null : _space.ToString(), CancellationToken.None);
            // A reset is read into an index of its own, so that nobody searches half of one.
            if (page.IsReset)
            {
                index = factory.Create(scope, _space);
                _missing.Clear();
            }

            Take(page, index);
            (through, isAll) = (page.Through, page.IsAll);
        }

        (_index, _seen) = (index, through);
    }

    private void Take(ScopeChanges page, IMemoryIndex index)
    {
        foreach (var memory in page.Memories)
        {
            var vector = page.Vectors.GetValueOrDefault(memory.MemoryId);
            index.Put(memory, vector);
            if (!_space.IsLocal && vector.IsEmpty && memory.IsCurrent)
                _missing[memory.MemoryId] = memory;
            else
                _missing.Remove(memory.MemoryId);
        }

        foreach (var message in page.Said) index.Hear(message);
        foreach (var deleted in page.Deleted)
        {
            index.Remove(deleted);
            _missing.Remove(deleted);
        }
    }
}

/// <summary>An index as it stands, and the words beside it that nobody has read yet.</summary>
internal readonly record struct IndexView(IMemoryIndex Index, ImmutableArray<PendingMemory> Pending);
