namespace Backboard.Memory.Extraction.Rules;

/// <summary>Finds what a sentence without a first person changes: "Rex passed away", "Actually, it's on the 5th".</summary>
internal static class FollowUps
{
    private static readonly string[] Addressed = WordSet.Phrases("you|your|yours");

    public static Known? Target(Statement statement, IReadOnlyList<Known> open)
    {
        var clause = statement.Clause;
        var sentence = clause.Sentence;
        if (Blockers.Block(sentence) || clause.Subject is Subject.You || HasForeignSubject(clause) || sentence.Says(Addressed)) return null;
        var isCorrection = Cues.IsCorrection(sentence);
        if (!isCorrection && !Cues.IsChange(clause) && !Cues.IsEnd(clause)) return null;
        var named = open.Select(memory => (memory, Shared: memory.Shared(statement.Stems))).Where(pair => pair.Shared >= 1 && pair.memory.IsAbout(statement.Stems))
            .OrderByDescending(pair => pair.Shared).Select(pair => pair.memory).FirstOrDefault();
        if (named is not null) return named;
        var isDated = AppointmentReader.When(sentence.Words).Length > 0;
        return isCorrection && isDated && IsElliptic(clause) ? open.Where(IsDated).OrderByDescending(memory => memory.Record.ValidFrom).FirstOrDefault() : null;
    }

    /// <summary>"It's on the 5th", "Friday, not Thursday".</summary>
    public static bool IsElliptic(Clause clause) => clause.Subject is Subject.Impersonal or Subject.None or Subject.Other && clause.Sentence.Words.Count < 16;

    private static bool HasForeignSubject(Clause clause) =>
        clause.Subject == Subject.Other && clause.SubjectAt < clause.Words.Count && Grammar.OtherSubjects.Contains(clause.Words[clause.SubjectAt].Text)
        && !clause.Words.Skip(clause.VerbAt + 1).Any(word => Grammar.Possessive.Contains(word.Text));

    private static bool IsDated(Known memory) =>
        memory.Record.OccurredOn is not null || memory.Attributes.Any(known => known.Key.StartsWith("appointment:", StringComparison.Ordinal) || known.Key == "birthday");
}
