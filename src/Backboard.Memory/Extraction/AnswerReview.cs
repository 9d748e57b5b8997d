using Outcome = Backboard.Abstractions.Extraction;

namespace Backboard.Memory.Extraction;

/// <summary>Turns a model's whole answer into decisions that may be followed, or says why none of it may.</summary>
internal static class AnswerReview
{
    public static Outcome Of(string answer, ExtractionRequest request, string extractor)
    {
        if (AnsweredFacts.Parse(answer, out var reason) is not { } answered) return new ExtractionRejected(reason);
        var check = new FactCheck(request);
        List<MemoryDecision> decisions = [];
        foreach (var fact in answered.Facts)
        {
            var (decision, rejection) = check.Check(fact);
            if (rejection is not null) return new ExtractionRejected(rejection);
            if (decision is not null) decisions.Add(decision);
        }

        if (ChangesTwice(decisions)) return new ExtractionRejected("Two facts change the same memory.");
        var known = request.Related.ToDictionary(memory => memory.MemoryId);
        return new Extracted(
            [.. Distinct(decisions, known.Values).Select(decision => InOrderOfTelling(decision, known, request.ToldAt)).OrderBy(decision => decision.Start)],
            extractor);
    }

    private static bool ChangesTwice(List<MemoryDecision> decisions) => decisions
        .Where(decision => decision.Kind is MemoryEffectKind.Update or MemoryEffectKind.Delete)
        .GroupBy(decision => decision.MemoryId)
        .Any(group => group.Skip(1).Any());

    /// <summary>What is remembered already in these very words, or is said twice, is not remembered again.</summary>
    private static IEnumerable<MemoryDecision> Distinct(List<MemoryDecision> decisions, IReadOnlyCollection<MemoryRecord> known)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var decision in decisions)
        {
            var same = known.FirstOrDefault(memory => memory.Content.Equals(decision.Content, StringComparison.OrdinalIgnoreCase));
            if (same is not null) yield return decision with { Kind = MemoryEffectKind.None, MemoryId = same.MemoryId, Content = null };
            else if (decision.Content is null || seen.Add(decision.Content)) yield return decision;
        }
    }

    /// <summary>What was told earlier than a memory, and is only read now, takes nothing from it: it was so until then.</summary>
    private static MemoryDecision InOrderOfTelling(MemoryDecision decision, Dictionary<Guid, MemoryRecord> known, DateTimeOffset toldAt)
    {
        if (decision.MemoryId is not { } id || known[id].ValidFrom <= toldAt) return decision;
        return decision.Kind switch
        {
            MemoryEffectKind.Update => decision with { Kind = MemoryEffectKind.Add, MemoryId = null, ValidTo = known[id].ValidFrom },
            MemoryEffectKind.Delete => decision with { Kind = MemoryEffectKind.None },
            _ => decision,
        };
    }
}
