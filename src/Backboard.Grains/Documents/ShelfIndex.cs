namespace Backboard.Grains;

/// <summary>
/// The index of one scope's documents, kept up with its rows: before every use it learns the scope's head and reads what it
/// has missed. Lives on the activation's scheduler, where calls interleave.
/// </summary>
internal sealed class ShelfIndex(DocumentScope scope, EmbeddingSpace space, IDocumentStore store, IPassageIndex index) : IVectorGaps<StoredChunk>
{
    private const int PageSize = 2_000;

    private readonly Dictionary<Guid, Document> _held = [];
    private readonly Dictionary<Guid, HashSet<int>> _missing = [];
    private Task _loading = Task.CompletedTask;
    private long _seen;

    public EmbeddingSpace Space => space;

    /// <summary>Some chunks have no vector in a provider's space.</summary>
    public bool HasMissing => _missing.Count > 0;

    /// <summary>
    /// Asks the index, which has everything that was durable when this was called. Documents that are being loaded meanwhile are partly in it:
    /// what counts are the documents given beside it, oldest first.
    /// </summary>
    public async Task<T> Ask<T>(Func<IPassageIndex, ImmutableArray<Document>, T> ask)
    {
        var shelf = await store.Shelf(scope, CancellationToken.None);
        while (IsBehind(shelf))
        {
            if (_loading.IsCompleted)
                _loading = Load(shelf);
            await _loading;
        }

        return ask(index, [.. shelf.Documents.Where(document => _held.ContainsKey(document.Key.DocumentId))]);
    }

    public async Task<MissingTexts<StoredChunk>> Missing(int limit, CancellationToken cancellationToken)
    {
        ImmutableArray<ChunkRef> wanted =
            [.. _missing.SelectMany(document => document.Value.Select(ordinal => new ChunkRef(document.Key, ordinal))).Take(limit)];
        var found = await store.Chunks(scope, wanted, cancellationToken);
        foreach (var gone in wanted.Except(found.Select(Name)))
            Settle(gone);
        return new MissingTexts<StoredChunk>(space, [.. found.Select(chunk => (chunk, chunk.Chunk.Text))]);
    }

    public async Task Fill(
        EmbeddingSpace filled, ImmutableArray<(StoredChunk Item, ReadOnlyMemory<float> Vector)> vectors, CancellationToken cancellationToken)
    {
        foreach (var document in vectors.GroupBy(vector => vector.Item.DocumentId).ToList())
        {
            var key = new DocumentKey(scope.TenantId, document.Key);
            await store.SaveVectors(key, filled.ToString(), [.. document.Select(vector => (vector.Item.Chunk.Ordinal, vector.Vector))], cancellationToken);
            // Only what was not read again or removed meanwhile.
            foreach (var (chunk, vector) in document.Where(vector => Settle(Name(vector.Item))))
                index.Put(document.Key, chunk.Filename, [chunk.Chunk], ImmutableDictionary<int, ReadOnlyMemory<float>>.Empty.Add(chunk.Chunk.Ordinal, vector));
        }
    }

    /// <summary>A scope that was deleted begins at 0 again.</summary>
    private bool IsBehind(DocumentShelf shelf) => shelf.Head > _seen || (shelf.Head == 0 && _seen > 0);

    private async Task Load(DocumentShelf shelf)
    {
        var indexed = shelf.Documents.Where(document => document.Status == DocumentStatus.Indexed).ToDictionary(document => document.Key.DocumentId);
        foreach (var id in index.Documents.Union(_held.Keys).ToList())
        {
            if (!IsSame(_held.GetValueOrDefault(id), indexed.GetValueOrDefault(id)))
                Forget(id);
        }

        await Load([.. indexed.Values.Where(document => !_held.ContainsKey(document.Key.DocumentId))]);
        _seen = shelf.Head;
    }

    /// <summary>Page by page; the next one is read while one is taken in.</summary>
    private async Task Load(ImmutableArray<Document> documents)
    {
        var left = new Queue<Document>(documents);
        var reading = left.Count > 0 ? Page(left.Peek(), -1) : null;
        while (reading is not null)
        {
            var (document, page) = (left.Peek(), await reading);
            var isLast = page.Chunks.Length < PageSize;
            if (isLast)
                left.Dequeue();
            reading = left.Count > 0 ? Page(left.Peek(), isLast ? -1 : page.Chunks[^1].Ordinal) : null;
            TakeIn(document, page);
            if (isLast)
                _held[document.Key.DocumentId] = document;
        }
    }

    private Task<ChunkPage> Page(Document document, int after) =>
        store.Chunks(document.Key, after, PageSize, space.IsLocal ? null : space.ToString(), CancellationToken.None);

    private void TakeIn(Document document, ChunkPage page)
    {
        if (page.Chunks.IsEmpty)
            return;
        index.Put(document.Key.DocumentId, document.Filename, page.Chunks, page.Vectors);
        Miss(document.Key.DocumentId, page);
    }

    private void Miss(Guid id, ChunkPage page)
    {
        if (space.IsLocal)
            return;
        var missing = page.Chunks.Select(chunk => chunk.Ordinal).Where(ordinal => !page.Vectors.ContainsKey(ordinal)).ToHashSet();
        if (missing.Count > 0 && !_missing.TryAdd(id, missing))
            _missing[id].UnionWith(missing);
    }

    /// <summary>Not missing any more; false when it was not.</summary>
    private bool Settle(ChunkRef chunk)
    {
        if (!_missing.TryGetValue(chunk.DocumentId, out var ordinals) || !ordinals.Remove(chunk.Ordinal))
            return false;
        if (ordinals.Count == 0)
            _missing.Remove(chunk.DocumentId);
        return true;
    }

    private void Forget(Guid id)
    {
        index.Remove(id);
        _held.Remove(id);
        _missing.Remove(id);
    }

    /// <summary>False also when it was read again.</summary>
    private static bool IsSame(Document? held, Document? indexed) =>
        held is not null && indexed is not null && (held.Attempt, held.CompletedAt) == (indexed.Attempt, indexed.CompletedAt);

    private static ChunkRef Name(StoredChunk chunk) => new(chunk.DocumentId, chunk.Chunk.Ordinal);
}
