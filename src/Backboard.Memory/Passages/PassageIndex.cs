namespace Backboard.Memory.Passages;

/// <summary>The index of one scope's documents; see <see cref="PassageFinder"/>.</summary>
internal sealed class PassageIndex : IPassageIndex
{
    private readonly PassageCorpus _corpus = new();
    private readonly Dictionary<Guid, IndexedDocument> _documents = [];
    private readonly PageReader _pages;
    private readonly PassageQuestionReader _questions;
    private readonly PassageFinder _finder;
    private readonly bool _isLocal;

    public PassageIndex(EmbeddingSpace space)
    {
        _isLocal = space.IsLocal;
        _pages = new PageReader(_corpus.Vocabulary);
        _questions = new PassageQuestionReader(_corpus);
        _finder = new PassageFinder(_corpus);
    }

    public int Count => _corpus.Words.Count;

    public IReadOnlyCollection<Guid> Documents => _documents.Keys;

    public void Put(
        Guid documentId, string filename, ImmutableArray<DocumentChunk> chunks, ImmutableDictionary<int, ReadOnlyMemory<float>> vectors)
    {
        if (!_documents.TryGetValue(documentId, out var document)) _documents.Add(documentId, document = new IndexedDocument());
        _corpus.Remove(document.Take(chunks));
        var name = _pages.Read(filename);
        var headings = new Dictionary<string, int[]>();
        foreach (var (chunk, text) in chunks.Zip(_pages.Read(chunks)))
        {
            var heading = chunk.Heading ?? "";
            if (!headings.TryGetValue(heading, out var above)) headings.Add(heading, above = _pages.Read(heading));
            var entry = new PassageEntry
            {
                Chunk = new ChunkRef(documentId, chunk.Ordinal),
                Words = text.Terms,
                Heading = above,
                Filename = name,
                Section = document.SectionOf(heading),
                Fingerprint = text.Fingerprint,
            };
            var vector = !_isLocal && vectors.TryGetValue(chunk.Ordinal, out var given) ? given : default;
            document.Add(chunk.Ordinal, _corpus.Add(entry, vector.Span));
        }
    }

    public void Remove(Guid documentId)
    {
        if (_documents.Remove(documentId, out var document)) _corpus.Remove(document.Slots);
    }

    public ImmutableArray<FoundChunk> Search(PassageTerms terms) =>
    [
        .. _finder.Find(_questions.Read(terms.Text), terms.Vector.Span, terms.Limit)
            .Take(terms.Limit)
            .Select(hit => new FoundChunk(hit.Entry.Chunk, hit.Score)),
    ];

    public ImmutableArray<ChunkRef> Sample(Guid documentId, int limit)
    {
        if (!_documents.TryGetValue(documentId, out var document)) return [];
        PassageEntry[] entries = [.. document.Slots.Select(slot => _corpus[slot])];
        return [.. SectionSample.Of([.. entries.Select(entry => entry.Section)], limit).Select(place => entries[place].Chunk)];
    }
}
