using Backboard.Memory.Embeddings;
using Backboard.Memory.Extraction;

namespace Backboard.Memory.Recall;

/// <summary>The index of one scope: BM25 with the conversation around, vectors, days, fused; see <see cref="Finder"/>.</summary>
internal sealed class MemoryIndex : IMemoryIndex
{
    private readonly Library _library = new();
    private readonly Corpus _corpus;
    private readonly Dictionary<Guid, int> _slots = [];
    private readonly EntryReader _entries;
    private readonly QuestionReader _questions;
    private readonly VectorSearch _vectors;
    private readonly Finder _finder;
    private readonly AttributeMap _attributes;

    public MemoryIndex(EmbeddingSpace space, IStatementKeys keys)
    {
        _corpus = _library.Memories;
        _entries = new EntryReader(_library.Vocabulary);
        _questions = new QuestionReader(_library);
        _vectors = new VectorSearch(_corpus, space.IsLocal ? new LocalEmbedding(_library.Vocabulary) : null);
        _finder = new Finder(_library, _vectors, space.IsLocal);
        _attributes = new AttributeMap(keys);
    }

    public int Count => _slots.Count;

    public void Put(MemoryRecord memory, ReadOnlyMemory<float> vector)
    {
        var before = Take(memory.MemoryId);
        if (memory.IsCurrent)
        {
            _slots.Add(memory.MemoryId, Add(_entries.Read(memory, isPending: false), vector));
            _attributes.Add(memory);
        }

        // Last, so that what is near both versions stays.
        _library.Forget(before?.Source);
    }

    public void Hear(SaidMessage message) => _library.Hear(message, _entries);

    public void Remove(Guid memoryId) => _library.Forget(Take(memoryId)?.Source);

    public ImmutableArray<RecalledMemory> Search(RecallTerms terms)
    {
        bool Passes(Entry entry) => terms.Filter is null || terms.Filter(entry.Memory);

        var pending = AddPending(terms.Pending, Passes);
        try
        {
            var question = _questions.Read(terms.Text, terms.Now);
            var selection = new Selection(terms.Limit, terms.TokenBudget);
            var hits = _finder.Find(question, terms.Vector, Passes);
            hits.ForEach(selection.Offer);
            if (terms.IncludesUnmatched && Selection.Fits(Entries().Where(Passes), terms.Limit, terms.TokenBudget))
            {
                var matched = hits.Select(hit => hit.Entry).ToHashSet();
                Entries().Where(entry => !matched.Contains(entry) && Passes(entry)).Select(entry => new Hit(entry))
                    .Order(Comparer<Hit>.Create(Hit.CompareAge)).ToList().ForEach(selection.Offer);
            }

            return [.. selection.Taken.Select(hit => RecallAnswer.Of(hit, question))];
        }
        finally
        {
            pending.ForEach(slot => _library.Remove(_corpus, slot));
        }
    }

    public ImmutableArray<MemoryRecord> Related(string statement, int limit)
    {
        var alike = _finder.Find(_questions.Read(statement, DateTimeOffset.UnixEpoch), default, entry => AttributeMap.Holds(entry.Memory))
            .Select(hit => hit.Entry.Memory);
        return [.. _attributes.Sharing(statement, CurrentMemories()).Concat(alike).DistinctBy(memory => memory.MemoryId).Take(limit)];
    }

    private MemoryRecord? Take(Guid memoryId)
    {
        if (!_slots.Remove(memoryId, out var slot)) return null;
        var memory = _corpus[slot].Memory;
        _attributes.Remove(memory);
        _library.Remove(_corpus, slot);
        return memory;
    }

    private int Add(Entry entry, ReadOnlyMemory<float> vector)
    {
        var slot = _corpus.Add(entry);
        _vectors.Set(slot, entry, vector);
        return slot;
    }

    private List<int> AddPending(ImmutableArray<PendingMemory> pending, Func<Entry, bool> passes)
    {
        var slots = new List<int>();
        if (pending.IsDefaultOrEmpty) return slots;
        foreach (var entry in pending.Select(words => _entries.Read(words.ToMemory(), isPending: true)))
        {
            if (passes(entry) && !PendingEntries.IsRead(_corpus, entry, passes)) slots.Add(Add(entry, default));
            else _library.ForgetWords(entry);
        }

        return slots;
    }

    private IEnumerable<Entry> Entries()
    {
        for (var slot = 0; slot < _corpus.SlotCount; slot++)
        {
            if (_corpus.TryGet(slot, out var entry)) yield return entry;
        }
    }

    private IEnumerable<MemoryRecord> CurrentMemories() => _slots.Values.Select(slot => _corpus[slot].Memory);
}
