namespace Backboard.Grains.Tests.Documents;

/// <summary>Finds chunks by shared words. Tests look at what it holds while a grain puts more into it.</summary>
internal sealed class FakeIndex : IPassageIndex
{
    private static readonly ImmutableSortedDictionary<int, (string Text, bool HasVector)> None = ImmutableSortedDictionary<int, (string, bool)>.Empty;

    public ImmutableSortedDictionary<Guid, ImmutableSortedDictionary<int, (string Text, bool HasVector)>> Held { get; private set; } =
        ImmutableSortedDictionary<Guid, ImmutableSortedDictionary<int, (string, bool)>>.Empty;

    public int Count => Held.Values.Sum(chunks => chunks.Count);

    public IReadOnlyCollection<Guid> Documents => [.. Held.Keys];

    public List<PassageTerms> Asked { get; } = [];

    public void Put(Guid documentId, string filename, ImmutableArray<DocumentChunk> chunks, ImmutableDictionary<int, ReadOnlyMemory<float>> vectors)
    {
        var held = Held.GetValueOrDefault(documentId, None);
        Held = Held.SetItem(documentId, held.SetItems(chunks.Select(chunk => KeyValuePair.Create(chunk.Ordinal, (chunk.Text, vectors.ContainsKey(chunk.Ordinal))))));
    }

    public void Remove(Guid documentId) => Held = Held.Remove(documentId);

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
        var held = Held.GetValueOrDefault(documentId, None);
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
