namespace Backboard.Memory.Extraction.Rules;

/// <summary>How a sentence relates to the one just before it in the same message.</summary>
internal static class Continuation
{
    /// <summary>It only makes sense together with the one before: it starts with "It", "He", "They".</summary>
    public static bool Joins(Statement next, Statement previous)
    {
        var clause = next.Clause;
        if (Blockers.Block(clause.Sentence) || clause.SubjectAt >= clause.Words.Count || Cues.IsForget(clause.Sentence)) return false;
        if (!next.IsKept && Cues.IsCorrection(clause.Sentence) && FollowUps.IsElliptic(clause) && clause.Words.Count < 12) return true;
        var first = clause.Words[clause.SubjectAt].Text;
        if (clause.Sentence.Plain.Contains(" you ", StringComparison.Ordinal) || clause.Sentence.Plain.Contains(" your ", StringComparison.Ordinal)) return false;
        return first is "it" or "he" or "she" or "they" or "his" or "her" or "their" or "its" && next.Attributes.Count == 0 && previous.Verdict.Kind != MemoryKind.Instruction;
    }

    public static Statement Join(Statement first, Statement second) =>
        new(first.Clause, first.Attributes, first.Verdict, first.Start, second.End) { Joined = first.Joined is null ? second : second with { Joined = first.Joined }, OccurredOn = Cues.IsCorrection(second.Clause.Sentence) ? second.OccurredOn ?? first.OccurredOn : first.OccurredOn ?? second.OccurredOn };

    /// <summary>It takes back an earlier one of the same message.</summary>
    public static bool Supersedes(Statement later, Statement earlier) =>
        earlier.IsKept && !Cues.IsAdditional(later.Clause.Sentence)
        && later.Attributes.Any(said => earlier.Attributes.Any(known => Conflicts.Between(said, known, Cues.IsCorrection(later.Clause.Sentence))));
}
