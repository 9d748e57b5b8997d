namespace Backboard.Grains.Tests.Documents;

/// <summary>Finds chunks by shared words.</summary>
internal sealed class FakeIndex : IPassageIndex
{
    public SortedDictionary<Guid, SortedDictionary<int, (string Text, bool HasVector)>> Held { get; } = [];

    public int Count => Held.Values.Sum(chunks => chunks.Count);

    public IReadOnlyCollection<Guid> Documents => Held.Keys;

    public List<PassageTerms> Asked { get; } = [];

    public void Put(Guid documentId, string filename, ImmutableArray<DocumentChunk> chunks, ImmutableDictionary<int, ReadOnlyMemory<float>> vectors)
    {
        if (!Held.TryGetValue(documentId, out var held))
            Held.Add(documentId, held = []);
        foreach (var chunk in chunks)
            held[chunk.Ordinal] = (chunk.Text, vectors.ContainsKey(chunk.Ordinal));
    }

    public void Remove(Guid documentId) => Held.Remove(documentId);

    public ImmutableArray<FoundChunk> Search(PassageTerms terms)
    {
        Asked.Add(terms);
        var words = terms.Text.Split(' ');
        return
        [
            .. from document in Held
               from chunk in document.Value
               let shared = words.Count(word => chunk.Value.Text.Contains(word, StringComparison.Ordinal))
               where shared > 0
               orderby shared descending
               select new FoundChunk(new ChunkRef(document.Key, chunk.Key), (double)shared / words.Length),
        ];
    }

    /// <summary>Every n-th.</summary>
    public ImmutableArray<ChunkRef> Sample(Guid documentId, int limit)
    {
        var held = Held.GetValueOrDefault(documentId, []);
        return [.. held.Keys.Where(ordinal => ordinal % ((held.Count + limit - 1) / limit) == 0).Select(ordinal => new ChunkRef(documentId, ordinal))];
    }
}

internal sealed class FakeIndexes : IPassageIndexFactory
{
    public List<(EmbeddingSpace Space, FakeIndex Index)> Made { get; } = [];

    public IPassageIndex Create(DocumentScope scope, EmbeddingSpace space)
    {
        var index = new FakeIndex();
        Made.Add((space, index));
        return index;
    }
}
