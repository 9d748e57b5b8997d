namespace Backboard.Memory.Extraction.Rules;

/// <summary>What a sentence is worth.</summary>
internal readonly record struct Verdict(bool IsKept, MemoryKind Kind, double Confidence)
{
    public static Verdict Dropped => default;
}

/// <summary>Decides whether a sentence is a lasting statement of the users about themselves, in their own words.</summary>
internal static class StatementJudge
{
    public static Verdict Judge(Clause clause, IReadOnlyList<StatedAttribute> attributes)
    {
        var sentence = clause.Sentence;
        if (sentence.Words.Count(word => !word.IsMark) < 2 && !IsState(sentence)) return Verdict.Dropped;
        if (HasQuotedOpening(clause)) return Verdict.Dropped;
        if (Instructions.Is(clause)) return new Verdict(true, MemoryKind.Instruction, 0.9);
        if (Blockers.Block(sentence)) return Verdict.Dropped;
        var kept = clause.Subject switch
        {
            Subject.Speaker or Subject.Dropped => !IsGeneral(clause) && !HasTaskObject(clause) && (attributes.Count > 0 ? IsPlausible(clause) : IsOwnStatement(clause)),
            Subject.Own => IsOwnThing(clause),
            _ => OtherSubjects.IsAboutSpeaker(clause),
        };
        if (!kept || IsFantastic(clause)) return Verdict.Dropped;
        return new Verdict(true, KindOf(clause, attributes), attributes.Count > 0 ? 0.9 : 0.7);
    }

    private static bool IsState(Sentence sentence) => sentence.Words.Any(word => Nouns.Diets.Contains(word.Text));

    private static bool HasQuotedOpening(Clause clause) => clause.SubjectAt < clause.Words.Count && clause.Words[clause.SubjectAt].IsQuoted;

    /// <summary>A known attribute is kept unless it is about the one addressed or the moment.</summary>
    private static bool IsPlausible(Clause clause) => !(clause.After(1) is "you" or "your") && !(clause.After(1) is "it" or "this" or "that" && clause.Words.Count <= clause.VerbAt + 3) && !ObjectIsTask(clause);

    private static bool ObjectIsTask(Clause clause) =>
        clause.Verb is "have" or "get" or "like" or "love" or "be" or "use" && clause.Words.Skip(clause.VerbAt + 1).Take(3).Any(word => word.Text is "error" or "bug" or "issue" or "exception" or "question" or "script" or "answer" or "response");

    private static bool IsOwnStatement(Clause clause)
    {
        if (SmallTalk.Is(clause) || SpeaksOfYou(clause)) return false;
        if (clause.IsFuture && clause.Modal == "will") return DayReader.Read(clause.Sentence, false, DateTimeOffset.UnixEpoch) is not null || HasOwn(clause);
        return true;
    }

    private static bool IsOwnThing(Clause clause)
    {
        if (clause.VerbAt >= clause.Words.Count) return false;
        for (var i = clause.SubjectAt; i < clause.SubjectEnd; i++)
            if (Nouns.Tasks.Contains(clause.Words[i].Text) && !(clause.Words[i].Text is "email" or "document" or "page" or "website" or "class" or "program" or "test") || (Nouns.Common.Contains(clause.Words[i].Text) && clause.Words[clause.SubjectAt].Text == "our")) return false;
        return !SpeaksOfYou(clause) && !SmallTalk.Is(clause) && !IsReport(clause) && !IsSimile(clause);
    }

    /// <summary>"My teacher says that …" passes on what others hold; what a doctor says is about the patient.</summary>
    private static bool IsReport(Clause clause) =>
        clause.Verb is "say" or "tell" or "write" or "ask" or "claim" or "think" or "believe"
        && (clause.Words.Any(word => word.IsQuoted) || (!OtherSubjects.IsHealer(clause) && clause.After(1) is not ("a" or "in" or "for" or "poetry" or "books" or "novels" or "about" or "code")));

    /// <summary>"My wallet is like an onion" is a joke's beginning.</summary>
    private static bool IsSimile(Clause clause) =>
        clause.Verb == "be" && !clause.IsPast && clause.After(1) == "like" && clause.After(2) is "a" or "an"
        && !clause.Words.Skip(clause.VerbAt).TakeWhile(word => !word.IsMark).Any(word => word.Text is "me" or "us");

    /// <summary>"I showed you", "I like your answer": the conversation, not the speaker's life.</summary>
    private static bool SpeaksOfYou(Clause clause)
    {
        for (var i = clause.VerbAt + 1; i < clause.Words.Count && !clause.Words[i].IsMark; i++)
            if (clause.Words[i].Text is "you" or "your" or "yours") return true;
        return false;
    }

    /// <summary>"We need oxygen" holds for everybody; "we usually go camping with the kids" does not.</summary>
    private static bool IsGeneral(Clause clause)
    {
        if (clause.Words[clause.SubjectAt].Text != "we" || clause.IsPast || clause.IsPerfect || clause.IsProgressive || clause.IsFuture) return false;
        if (clause.Words.Skip(clause.VerbAt).Any(word => Nouns.Common.Contains(word.Text))) return true;
        if (clause.Verb is "have" or "own" or "live" or "love" or "enjoy" or "be" && clause.Words.Skip(clause.VerbAt + 1).Any(word => word.Text is "a" or "an" || word.IsNumber || DayWords.Count(word.Text) > 0)) return false;
        return !HasOwn(clause) && !clause.Words.Skip(clause.VerbAt + 1).Any(word => word.IsCapital) && !clause.Words.Any(IsHabitual);
    }

    private static bool IsHabitual(Word word) =>
        word.Text is "usually" or "often" or "always" or "sometimes" or "never" or "every" or "each" or "just" or "together" or "home"
        || Nouns.Family.Contains(word.Text) || Nouns.Animals.Contains(word.Text) || Nouns.Marital.Contains(word.Text) || DayWords.Starts.Contains(word.Text);

    /// <summary>"I have a list of numbers", "I'm writing a function": what the conversation is to work on.</summary>
    private static bool HasTaskObject(Clause clause)
    {
        if (clause.Verb is not ("have" or "write" or "want" or "make" or "need" or "build" or "create" or "use" or "get" or "work" or "try" or "debug" or "implement" or "test" or "find" or "see" or "receive" or "run")) return false;
        var (hasTask, hasOwn) = (false, false);
        for (var i = clause.VerbAt + 1; i < Math.Min(clause.VerbAt + 8, clause.Words.Count) && !clause.Words[i].IsMark && !IsFar(clause.Words[i].Text); i++)
        {
            hasTask |= Nouns.Tasks.Contains(clause.Words[i].Text) && clause.Words[i].Text is not ("class" or "test" or "program" or "unit" or "build" or "document" or "page");
            hasOwn |= Grammar.Possessive.Contains(clause.Words[i].Text);
        }
        return hasTask && !hasOwn;
    }

    private static bool IsFar(string text) => Grammar.Prepositions.Contains(text) && text is not ("of" or "to" or "on" or "with");

    private static bool HasOwn(Clause clause) =>
        clause.Words.Skip(clause.VerbAt + 1).Any(word => Grammar.FirstPerson.Contains(word.Text) || word.Text == "together");

    private static bool IsFantastic(Clause clause) =>
        clause.Verb == "be" && clause.Subject is Subject.Speaker && !clause.IsPast
        && clause.Words.Skip(clause.VerbAt + 1).TakeWhile(word => !word.IsMark && word.Text is not ("and" or "but" or "who" or "of")).Any(word => Nouns.Fantastic.Contains(word.Text));

    private static MemoryKind KindOf(Clause clause, IReadOnlyList<StatedAttribute> attributes)
    {
        if (attributes.Any(attribute => attribute.Kind == MemoryKind.Event)) return MemoryKind.Event;
        if (attributes.Any(attribute => attribute.Kind == MemoryKind.Preference)) return MemoryKind.Preference;
        if (attributes.Count > 0 && !clause.IsFuture) return MemoryKind.Fact;
        return clause.IsPast || clause.IsFuture ? MemoryKind.Event : MemoryKind.Fact;
    }
}
