namespace Backboard.Memory.Extraction.Rules;

/// <summary>Decides what a statement does to the memories there are.</summary>
internal sealed class Decider(string message, DateTimeOffset toldAt, IReadOnlyList<Known> known)
{
    private readonly HashSet<Guid> touched = [];
    private readonly string speaker = SentenceReader.Read(message) is [var first, ..] ? first.Label : "";

    public IEnumerable<MemoryDecision> Decide(Statement statement)
    {
        var open = known.Where(memory => !touched.Contains(memory.Record.MemoryId) && IsOfOneSpeaker(memory)).ToList();
        if (Cues.IsForget(statement.Clause.Sentence)) return Forget(statement, open);
        if (!statement.IsKept) return FollowUp(statement, open);
        if (open.Find(memory => Sameness.Is(statement, memory)) is { } same) return [Decision(statement, MemoryEffectKind.None, same.Record.MemoryId)];
        var replaced = Replaced(statement, open);
        if (replaced.Count == 0) return [Decision(statement, MemoryEffectKind.Add, null)];
        var newest = replaced.Max(memory => memory.Record.ValidFrom);
        if (newest > toldAt) return [Decision(statement, MemoryEffectKind.Add, null) with { ValidTo = newest }];
        return Replace(statement, replaced);
    }

    /// <summary>In a transcript nobody takes back what another says.</summary>
    private bool IsOfOneSpeaker(Known memory) => memory.Speaker.Length == 0 || speaker.Length == 0 || memory.Speaker == speaker;

    private static List<Known> Replaced(Statement statement, List<Known> open)
    {
        var clause = statement.Clause;
        var isAdditional = Cues.IsAdditional(clause.Sentence);
        var isChange = Cues.IsChange(clause) || Cues.IsCorrection(clause.Sentence);
        var conflicting = open.Where(memory => memory.Attributes.Any(other => statement.Attributes.Any(said =>
            (!isAdditional || !said.IsPositive || said.IsPositive != other.IsPositive) && Conflicts.Between(said, other, isChange)))).ToList();
        if (conflicting.Count > 0) return conflicting;
        if (!isAdditional && Substitution.Of(statement, open) is { } substituted) return [substituted];
        if (Cues.IsEnd(clause) || (Cues.IsDenial(clause) && !HasOtherTopic(statement))) return Best(statement, open, memory => !memory.IsNegative && IsLike(clause, memory));
        return isChange && !isAdditional ? Best(statement, open, memory => IsAlike(statement, memory)) : [];
    }

    /// <summary>A denial about a known attribute has been judged by that attribute already.</summary>
    private static bool HasOtherTopic(Statement statement) => statement.Attributes.Any(said => said.IsSingle);

    private static bool IsLike(Clause clause, Known memory) =>
        Cues.IsEnd(clause) || memory.Clauses.Any(other => other.Verb == clause.Verb || clause.Verb is "have" && other.Verb is "own" or "adopt" or "buy" or "get" || other.Subject == Subject.Own);

    private static bool IsAlike(Statement statement, Known memory) =>
        memory.Clauses.Any(other => other.Verb == statement.Clause.Verb) || memory.Attributes.Any(other => statement.Attributes.Any(said => said.Key == other.Key && said.IsSingle));

    private static List<Known> Best(Statement statement, IEnumerable<Known> open, Func<Known, bool> isFit)
    {
        var best = open.Where(isFit).Select(memory => (Memory: memory, Shared: memory.Shared(statement.Stems))).Where(pair => pair.Shared >= 0.5 && pair.Memory.IsAbout(statement.Stems))
            .OrderByDescending(pair => pair.Shared).ThenByDescending(pair => pair.Memory.Record.ValidFrom).FirstOrDefault();
        return best.Memory is null ? [] : [best.Memory];
    }

    private IEnumerable<MemoryDecision> Forget(Statement statement, List<Known> open)
    {
        var keyed = open.Where(memory => memory.Attributes.Any(other => statement.Attributes.Any(said => said.Key == other.Key))).ToList();
        var taken = keyed.Count > 0 ? keyed : Best(statement, open, _ => true);
        return taken.Where(memory => memory.Record.ValidFrom <= toldAt).Take(1).Select(memory => Decision(statement, MemoryEffectKind.Delete, memory.Record.MemoryId)).ToList();
    }

    /// <summary>A sentence that is no statement by itself, and changes something known: "The meeting was moved to Friday".</summary>
    private IEnumerable<MemoryDecision> FollowUp(Statement statement, List<Known> open)
    {
        if (FollowUps.Target(statement, open) is not { } memory || memory.Record.ValidFrom > toldAt) return [];
        return Replace(statement, [memory]);
    }

    private List<MemoryDecision> Replace(Statement statement, List<Known> replaced)
    {
        var ordered = replaced.OrderByDescending(memory => memory.Shared(statement.Stems)).ThenByDescending(memory => memory.Record.ValidFrom).ToList();
        List<MemoryDecision> decisions = [Decision(statement, MemoryEffectKind.Update, ordered[0].Record.MemoryId)];
        decisions.AddRange(ordered.Skip(1).Select(memory => Decision(statement, MemoryEffectKind.Delete, memory.Record.MemoryId)));
        return decisions;
    }

    private MemoryDecision Decision(Statement statement, MemoryEffectKind kind, Guid? memoryId)
    {
        if (memoryId is { } id && kind is not MemoryEffectKind.None) touched.Add(id);
        var content = kind is MemoryEffectKind.Add or MemoryEffectKind.Update ? message[statement.Start..statement.End] : null;
        return new MemoryDecision(kind, memoryId, content)
        {
            Of = statement.Verdict.Kind, Confidence = statement.IsKept ? statement.Verdict.Confidence : 0.6,
            Start = statement.Start, Length = statement.End - statement.Start, OccurredOn = statement.OccurredOn,
        };
    }
}
