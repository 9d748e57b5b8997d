namespace Backboard.Memory.Extraction.Rules;

/// <summary>
/// Finds what is worth remembering by grammar alone: who a sentence is about, in which tense and sense, and which attribute it
/// sets. Knows English; gives little for other languages.
/// </summary>
/// <param name="limit">Decisions of one message at most: a pasted diary must not flood a memory.</param>
internal sealed class RuleExtractor(int limit = 100)
{
    public const string Version = "rules/1";

    /// <summary>The same request gives the same decisions.</summary>
    public Extracted Extract(ExtractionRequest request)
    {
        List<MemoryDecision> decisions = [];
        var statements = StatementReader.Read(request.Message, request.ToldAt);
        if (statements.Count == 0) return new Extracted([], Version);
        var decider = new Decider(request.Message, request.ToldAt, [.. request.Related.Where(IsChangeable).Select(memory => new Known(memory))]);
        foreach (var statement in statements) decisions.AddRange(decider.Decide(statement));
        return new Extracted([.. decisions.Take(limit)], Version);
    }

    private static bool IsChangeable(MemoryRecord memory) => memory.IsCurrent && memory.Trust == MemoryTrust.User;
}
