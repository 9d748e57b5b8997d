namespace Backboard.Grains;

/// <summary>Chooses the passages of one scope that answer a query, and gets their words from the rows.</summary>
internal sealed class PassageFinder(DocumentScope scope, IDocumentStore store)
{
    private const int PageSize = 500;
    private const int Further = 4;

    /// <summary>Document by document, needs no index.</summary>
    public async Task<ImmutableArray<Passage>> All(PassageQuery query)
    {
        var passages = ImmutableArray.CreateBuilder<Passage>();
        var shelf = await store.Shelf(scope, CancellationToken.None);
        foreach (var document in Wanted(query, shelf.Documents).Where(document => document.Status == DocumentStatus.Indexed))
        {
            for (var (after, isMore) = (-1, true); isMore && passages.Count < query.Limit;)
            {
                var size = Math.Min(PageSize, query.Limit - passages.Count);
                var page = await store.Chunks(document.Key, after, size, space: null, CancellationToken.None);
                passages.AddRange(page.Chunks.Select(chunk => new Passage(document.Key.DocumentId, document.Filename, chunk, 0)));
                isMore = page.Chunks.Length == size;
                after = isMore ? page.Chunks[^1].Ordinal : after;
            }
        }

        return passages.ToImmutable();
    }

    public async Task<ImmutableArray<Passage>> Relevant(PassageQuery query, ShelfIndex shelf) =>
        await Read(await shelf.Ask((index, documents) => Search(index, query, [.. Wanted(query, documents).Select(document => document.Key.DocumentId)])));

    public async Task<ImmutableArray<Passage>> Sample(PassageQuery query, ShelfIndex shelf) =>
        await Read(await shelf.Ask((index, documents) => Sample(index, [.. Wanted(query, documents)], query.Limit)));

    /// <summary>The index knows no filter: where others took the places, it is asked for more.</summary>
    private static ImmutableArray<FoundChunk> Search(IPassageIndex index, PassageQuery query, HashSet<Guid> wanted)
    {
        if (wanted.Count == 0)
            return [];
        for (var limit = query.Limit; ; limit = (int)Math.Min(index.Count, (long)limit * Further))
        {
            var found = index.Search(new PassageTerms(query.Text, query.Vector.AsMemory(), limit));
            ImmutableArray<FoundChunk> among = [.. found.Where(passage => wanted.Contains(passage.Chunk.DocumentId)).Take(query.Limit)];
            if (among.Length == query.Limit || found.Length < limit || limit >= index.Count)
                return among;
        }
    }

    /// <summary>Every document the same share, what one does not need going to the larger ones; the newest where there are too many.</summary>
    private static ImmutableArray<FoundChunk> Sample(IPassageIndex index, ImmutableArray<Document> documents, int limit)
    {
        var chosen = documents[Math.Max(0, documents.Length - limit)..];
        var samples = new Dictionary<Guid, ImmutableArray<ChunkRef>>();
        var (left, waiting) = (limit, chosen.Length);
        foreach (var document in chosen.OrderBy(document => document.ChunkCount))
        {
            var sample = index.Sample(document.Key.DocumentId, left / waiting--);
            left -= sample.Length;
            samples[document.Key.DocumentId] = sample;
        }

        return [.. chosen.SelectMany(document => samples[document.Key.DocumentId]).Select(chunk => new FoundChunk(chunk, 0))];
    }

    private async Task<ImmutableArray<Passage>> Read(ImmutableArray<FoundChunk> found)
    {
        if (found.IsEmpty)
            return [];
        var scores = found.ToDictionary(passage => passage.Chunk, passage => passage.Score);
        var chunks = await store.Chunks(scope, [.. found.Select(passage => passage.Chunk)], CancellationToken.None);
        return [.. chunks.Select(stored => new Passage(
            stored.DocumentId, stored.Filename, stored.Chunk, scores[new ChunkRef(stored.DocumentId, stored.Chunk.Ordinal)]))];
    }

    private static IEnumerable<Document> Wanted(PassageQuery query, ImmutableArray<Document> documents) =>
        query.Documents.IsEmpty ? documents : documents.Where(document => query.Documents.Contains(document.Key.DocumentId));
}
