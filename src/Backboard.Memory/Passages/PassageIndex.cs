namespace Backboard.Memory.Passages;

/// <summary>The index of one scope's documents; see <see cref="PassageFinder"/>.</summary>
internal sealed class PassageIndex : IPassageIndex
{
    private readonly PassageCorpus _corpus = new();
    private readonly Dictionary<Guid, IndexedDocument> _documents = [];
    private readonly PassageReader _reader;
    private readonly PassageQuestionReader _questions;
    private readonly PassageFinder _finder;
    private readonly bool _isLocal;

    public PassageIndex(EmbeddingSpace space)
    {
        _isLocal = space.IsLocal;
        _reader = new PassageReader(_corpus.Vocabulary);
        _questions = new PassageQuestionReader(_corpus);
        _finder = new PassageFinder(_corpus);
    }

    public int Count => _corpus.Words.Count;

    public IReadOnlyCollection<Guid> Documents => _documents.Keys;

    public void Put(
        Guid documentId, string filename, ImmutableArray<DocumentChunk> chunks, ImmutableDictionary<int, ReadOnlyMemory<float>> vectors)
    {
        if (!_documents.TryGetValue(documentId, out var document)) _documents.Add(documentId, document = new IndexedDocument());
        var name = _reader.Read(filename).Terms;
        var (heading, headingTerms) = (default(string), Array.Empty<int>());
        foreach (var chunk in chunks)
        {
            if (document.Take(chunk.Ordinal, out var before)) _corpus.Remove(before);
            if (chunk.Heading != heading) (heading, headingTerms) = (chunk.Heading, _reader.Read(chunk.Heading ?? "").Terms);
            var (words, fingerprint) = _reader.Read(chunk.Text);
            var entry = new PassageEntry
            {
                Chunk = new ChunkRef(documentId, chunk.Ordinal),
                Words = words,
                Heading = headingTerms,
                Filename = name,
                Section = document.SectionOf(chunk.Heading),
                Fingerprint = fingerprint,
            };
            var vector = !_isLocal && vectors.TryGetValue(chunk.Ordinal, out var given) ? given : default;
            document.Add(chunk.Ordinal, _corpus.Add(entry, vector.Span));
        }
    }

    public void Remove(Guid documentId)
    {
        if (!_documents.Remove(documentId, out var document)) return;
        foreach (var slot in document.Slots.Values) _corpus.Remove(slot);
    }

    public ImmutableArray<FoundChunk> Search(PassageTerms terms)
    {
        var seen = new HashSet<ulong>();
        return
        [
            .. _finder.Find(_questions.Read(terms.Text), terms.Vector.Span, terms.Limit)
                .Where(hit => seen.Add(hit.Entry.Fingerprint))
                .Take(terms.Limit)
                .Select(hit => new FoundChunk(hit.Entry.Chunk, hit.Score)),
        ];
    }

    public ImmutableArray<ChunkRef> Sample(Guid documentId, int limit)
    {
        if (!_documents.TryGetValue(documentId, out var document)) return [];
        PassageEntry[] entries = [.. document.Slots.Values.Select(slot => _corpus[slot])];
        return [.. SectionSample.Of([.. entries.Select(entry => entry.Section)], limit).Select(place => entries[place].Chunk)];
    }
}
