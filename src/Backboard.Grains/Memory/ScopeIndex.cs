namespace Backboard.Grains;

/// <summary>
/// The index of one scope, kept up with its rows: before every use it learns the scope's head and reads what it has missed.
/// Lives on the activation's scheduler, where calls interleave.
/// </summary>
internal sealed class ScopeIndex(MemoryScope scope, IMemoryStore store, IMemoryIndexFactory factory)
{
    private const int PageSize = 5_000;

    private IMemoryIndex? _index;
    private EmbeddingSpace _space = EmbeddingSpace.Local;
    private Task? _loading;
    private long _seen;

    /// <summary>The index, which has everything that was durable when this was called.</summary>
    public async Task<IndexView> Look(EmbeddingSpace space)
    {
        if (_index is null || space != _space)
            (_index, _space, _seen) = (factory.Create(space), space, 0);
        var glance = await store.Glance(scope, CancellationToken.None);
        while (_seen < glance.Head)
            await (_loading ??= Load());
        return new IndexView(_index!, glance.Pending);
    }

    private async Task Load()
    {
        try
        {
            var (index, through, isAll) = (_index!, _seen, false);
            while (!isAll)
            {
                var page = await store.Changes(scope, through, PageSize, _space.IsLocal ? null : _space.ToString(), CancellationToken.None);
                // A reset is read into an index of its own, so that nobody searches half of one.
                if (page.IsReset)
                    index = factory.Create(_space);
                foreach (var memory in page.Memories)
                    index.Put(memory, page.Vectors.GetValueOrDefault(memory.MemoryId));
                foreach (var deleted in page.Deleted)
                    index.Remove(deleted);
                (through, isAll) = (page.Through, page.IsAll);
            }

            (_index, _seen) = (index, through);
        }
        finally
        {
            _loading = null;
        }
    }
}

/// <summary>An index as it stands, and the words beside it that nobody has read yet.</summary>
internal readonly record struct IndexView(IMemoryIndex Index, ImmutableArray<PendingMemory> Pending);
