using Backboard.KernelMemory.Store;

namespace Backboard.KernelMemory;

/// <summary>What is taken of the memories offered, best first: within the limits, and nothing twice.</summary>
internal sealed class Selection(RecallTerms terms, IReadOnlyList<(string Form, string Spelling)> asked, IReadOnlyDictionary<MemoryRecord, double> scores)
{
    private readonly HashSet<string> _said = [];
    private readonly ImmutableArray<RecalledMemory>.Builder _taken = ImmutableArray.CreateBuilder<RecalledMemory>();
    private int _tokens;

    public ImmutableArray<RecalledMemory> Taken => _taken.ToImmutable();

    public static bool Fits(IReadOnlyCollection<MemoryRecord> memories, RecallTerms terms) =>
        memories.Count <= terms.Limit && memories.Sum(memory => RecallBudget.TokensOf(memory.Content)) <= terms.TokenBudget;

    public void Offer(MemoryRecord memory)
    {
        var tokens = RecallBudget.TokensOf(memory.Content);
        if (_taken.Count == terms.Limit || _tokens + tokens > terms.TokenBudget || !_said.Add(Words.Plain(memory.Content))) return;
        _tokens += tokens;
        _taken.Add(new RecalledMemory(memory, memory.MemoryId == Guid.Empty, scores.GetValueOrDefault(memory), Why(memory)));
    }

    private RecallReason Why(MemoryRecord memory)
    {
        var words = Words.Of(memory.Content).Select(word => word.Form).ToHashSet();
        return new RecallReason(
            [.. asked.Where(word => words.Contains(word.Form)).Select(word => word.Spelling).Distinct()], null, memory.Source?.ThreadId, memory.Source?.MessageId);
    }
}
