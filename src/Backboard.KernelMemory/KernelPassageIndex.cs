using Backboard.KernelMemory.Store;

namespace Backboard.KernelMemory;

/// <summary>A scope's passages in Kernel Memory, an item each.</summary>
internal sealed class KernelPassageIndex(KernelShelf shelf) : IPassageIndex
{
    private readonly Dictionary<Guid, SortedDictionary<int, DocumentChunk>> _documents = [];

    public int Count => _documents.Values.Sum(chunks => chunks.Count);

    public IReadOnlyCollection<Guid> Documents => _documents.Keys;

    public void Put(
        Guid documentId, string filename, ImmutableArray<DocumentChunk> chunks, ImmutableDictionary<int, ReadOnlyMemory<float>> vectors)
    {
        if (chunks.IsEmpty) return;
        if (!_documents.TryGetValue(documentId, out var held)) _documents.Add(documentId, held = []);
        foreach (var chunk in chunks)
        {
            held[chunk.Ordinal] = chunk;
            shelf.Put(IdOf(documentId, chunk.Ordinal), Described(filename, chunk), vectors.GetValueOrDefault(chunk.Ordinal));
        }
    }

    public void Remove(Guid documentId)
    {
        if (!_documents.Remove(documentId, out var chunks)) return;
        foreach (var ordinal in chunks.Keys) shelf.Remove(IdOf(documentId, ordinal));
    }

    public ImmutableArray<FoundChunk> Search(PassageTerms terms)
    {
        var said = new HashSet<string>();
        return
        [
            .. shelf.Search(terms.Text, terms.Vector)
                .Select(found => (Chunk: ChunkOf(found.Id), found.Score))
                .Where(found => said.Add(Words.Plain(_documents[found.Chunk.DocumentId][found.Chunk.Ordinal].Text)))
                .Take(terms.Limit)
                .Select(found => new FoundChunk(found.Chunk, found.Score)),
        ];
    }

    /// <summary>The beginning of every section before more of any.</summary>
    public ImmutableArray<ChunkRef> Sample(Guid documentId, int limit)
    {
        if (!_documents.TryGetValue(documentId, out var chunks)) return [];
        var places = new Dictionary<string, int>();
        return
        [
            .. chunks.Values
                .Select(chunk => (chunk.Ordinal, Place: places[chunk.Heading ?? ""] = places.GetValueOrDefault(chunk.Heading ?? "") + 1))
                .OrderBy(chunk => chunk.Place).ThenBy(chunk => chunk.Ordinal)
                .Take(limit)
                .Select(chunk => chunk.Ordinal).Order()
                .Select(ordinal => new ChunkRef(documentId, ordinal)),
        ];
    }

    private static string Described(string filename, DocumentChunk chunk) =>
        chunk.Heading is null ? $"{chunk.Text}\n\n{filename}" : $"{chunk.Heading}\n\n{chunk.Text}\n\n{filename}";

    private static string IdOf(Guid documentId, int ordinal) => $"{documentId:N}-{ordinal}";

    private static ChunkRef ChunkOf(string id) => new(Guid.ParseExact(id.AsSpan(0, 32), "N"), int.Parse(id.AsSpan(33)));
}
