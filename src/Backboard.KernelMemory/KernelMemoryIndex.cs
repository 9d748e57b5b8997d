using Backboard.KernelMemory.Store;

namespace Backboard.KernelMemory;

/// <summary>A scope's memories in Kernel Memory, an item each, and an item for each message that they were said in or just after.</summary>
internal sealed class KernelMemoryIndex(KernelShelf shelf) : IMemoryIndex
{
    private readonly Dictionary<Guid, MemoryRecord> _memories = [];
    private readonly HeardMessages _heard = new(shelf);

    public int Count => _memories.Count;

    public void Put(MemoryRecord memory, ReadOnlyMemory<float> vector)
    {
        _memories.Remove(memory.MemoryId, out var before);
        if (memory.IsCurrent)
        {
            _memories.Add(memory.MemoryId, memory);
            shelf.Put(IdOf(memory.MemoryId), memory.Content, vector);
        }
        else
        {
            shelf.Remove(IdOf(memory.MemoryId));
        }

        if (before is not null) _heard.Forget(_memories.Values);
    }

    public void Hear(SaidMessage message) => _heard.Hear(message, _memories.Values);

    public void Remove(Guid memoryId)
    {
        if (!_memories.Remove(memoryId)) return;
        shelf.Remove(IdOf(memoryId));
        _heard.Forget(_memories.Values);
    }

    public ImmutableArray<RecalledMemory> Search(RecallTerms terms)
    {
        var asked = Words.Of(terms.Text).ToList();
        var visible = _memories.Values.Where(memory => terms.Filter?.Invoke(memory) != false).ToList();
        var pending = PendingWords.Of(terms, visible);
        var scores = Scores(terms.Text, terms.Vector);
        PendingWords.Score(pending, terms.Text, scores);
        var all = visible.Concat(pending).ToList();
        var matched = all.Where(memory => scores.ContainsKey(memory)).OrderByDescending(memory => scores[memory]).ThenBy(memory => memory.MemoryId == Guid.Empty);
        var selection = new Selection(terms, asked, scores);
        foreach (var memory in matched) selection.Offer(memory);
        if (terms.IncludesUnmatched && Selection.Fits(all, terms))
        {
            foreach (var memory in all.Where(memory => !scores.ContainsKey(memory)).OrderByDescending(memory => memory.ValidFrom)) selection.Offer(memory);
        }

        return selection.Taken;
    }

    public ImmutableArray<MemoryRecord> Related(string statement, int limit) =>
    [
        .. shelf.Search(statement, default)
            .Select(found => HeardMessages.IsOne(found.Id) ? null : _memories.GetValueOrDefault(Guid.ParseExact(found.Id, "N")))
            .OfType<MemoryRecord>()
            .Where(memory => memory.Trust == MemoryTrust.User)
            .Take(limit),
    ];

    private Dictionary<MemoryRecord, double> Scores(string question, ReadOnlyMemory<float> vector)
    {
        var scores = new Dictionary<MemoryRecord, double>(ReferenceEqualityComparer.Instance);
        foreach (var found in shelf.Search(question, vector))
        {
            var (led, weight) = HeardMessages.IsOne(found.Id)
                ? (_heard.LedTo(found.Id, _memories.Values), HeardMessages.Weight)
                : ([_memories[Guid.ParseExact(found.Id, "N")]], 1);
            foreach (var memory in led) scores[memory] = Math.Max(scores.GetValueOrDefault(memory), found.Score * weight);
        }

        return scores;
    }

    private static string IdOf(Guid memoryId) => $"{memoryId:N}";
}
