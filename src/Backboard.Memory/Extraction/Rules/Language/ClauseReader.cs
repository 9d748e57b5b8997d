namespace Backboard.Memory.Extraction.Rules;

/// <summary>Finds the subject and the main verb of a sentence.</summary>
internal static class ClauseReader
{
    public static Clause Read(Sentence sentence)
    {
        var words = sentence.Words;
        var start = Openers.Skip(words, sentence.FirstWord);
        if (start >= words.Count || words[start].IsQuoted) return new Clause(sentence, Subject.None, Math.Min(start, words.Count), words.Count);
        var (subject, end) = SubjectAt(words, start);
        return VerbReader.Read(new Clause(sentence, subject, start, words.Count) { SubjectEnd = end });
    }

    private static (Subject Subject, int End) SubjectAt(IReadOnlyList<Word> words, int at)
    {
        var first = words[at].Text;
        var next = at + 1 < words.Count ? words[at + 1].Text : "";
        if (first is "us" or "let") return (Subject.None, at);
        if (Grammar.Speaker.Contains(first)) return (Subject.Speaker, SkipCompany(words, at + 1));
        if (first == "me") return next is "and" or "," ? (Subject.Speaker, EndOfPhrase(words, at + 2)) : (Subject.None, at);
        if (first is "you" or "your" or "yours") return (Subject.You, at + 1);
        if (JoinsSpeaker(words, at) is var joined && joined > at) return (Subject.Speaker, joined);
        if (Grammar.Possessive.Contains(first) || (first is "both" or "all" or "one" && IsOwnAfter(words, at)))
            return (Subject.Own, EndOfPhrase(words, at + 1));
        if (first is "mine" or "ours") return (Subject.Own, at + 1);
        if (first is "it" or "there" or "here") return (Subject.Impersonal, at + 1);
        if (first is "this" or "that" or "these" or "those")
            return Grammar.Auxiliaries.Contains(next) || Verbs.IsPast(next) ? (Subject.Impersonal, at + 1) : (Subject.Other, EndOfPhrase(words, at + 1));
        if (Grammar.OtherSubjects.Contains(first)) return (Subject.Other, at + 1);
        if (DroppedSubject.IsAt(words, at)) return (Subject.Dropped, at);
        return (Subject.Other, EndOfPhrase(words, at + 1));
    }

    private static bool IsOwnAfter(IReadOnlyList<Word> words, int at) =>
        at + 1 < words.Count && (Grammar.Possessive.Contains(words[at + 1].Text)
            || (words[at + 1].Text == "of" && at + 2 < words.Count && Grammar.Possessive.Contains(words[at + 2].Text)));

    /// <summary>"I and my wife", "We all".</summary>
    private static int SkipCompany(IReadOnlyList<Word> words, int at) =>
        at + 1 < words.Count && words[at].Text == "and" && Grammar.Possessive.Contains(words[at + 1].Text) ? EndOfPhrase(words, at + 1) : at;

    /// <summary>Index after "Anna and I", "my wife and I"; the same index when the subject is no such pair.</summary>
    private static int JoinsSpeaker(IReadOnlyList<Word> words, int at)
    {
        for (var i = at; i < Math.Min(at + 6, words.Count - 1); i++)
        {
            if (words[i].Text == "and" && words[i + 1].Text is "i" or "me" or "myself") return i + 2;
            if (words[i].IsMark || (i > at && IsFinite(words, i))) return at;
        }
        return at;
    }

    /// <summary>A noun phrase ends where a finite verb follows.</summary>
    private static int EndOfPhrase(IReadOnlyList<Word> words, int at)
    {
        for (var i = at; i < Math.Min(at + 12, words.Count); i++)
            if (IsFinite(words, i)) return i;
        return words.Count;
    }

    private static bool IsFinite(IReadOnlyList<Word> words, int at)
    {
        var text = words[at].Text;
        if (words[at].IsCapital && at > 0 && !Grammar.Inverters.Contains(text)) return false;
        if (text == "'s") return IsVerbalS(words, at);
        if (Grammar.Inverters.Contains(text) || Verbs.IsThirdPresent(text)) return true;
        if (Grammar.Adverbs.Contains(text)) return text is "just" or "also" or "always" or "never" or "really" or "recently";
        if (at == 0 || Grammar.Determiners.Contains(words[at - 1].Text) || Grammar.Prepositions.Contains(words[at - 1].Text)) return false;
        var noun = at - 1;
        while (noun > 0 && Grammar.Adverbs.Contains(words[noun].Text)) noun--;
        if (noun < at - 1 && Nouns.Family.Contains(words[noun].Text) && Verbs.IsKnown(text) && !Verbs.IsGerund(text)) return true;
        return Verbs.IsPast(text) || (words[at - 1].Text.EndsWith('s') && Verbs.IsKnown(text) && !Verbs.IsGerund(text))
            || (Nouns.Family.Contains(words[at - 1].Text) && Verbs.IsKnown(text) && !Verbs.IsGerund(text));
    }

    /// <summary>"My sister's a nurse" against "my sister's dog is old": a verb when no other finite verb follows and a complement does.</summary>
    private static bool IsVerbalS(IReadOnlyList<Word> words, int at)
    {
        for (var i = at + 1; i < words.Count && !words[i].IsMark; i++)
            if (Grammar.Inverters.Contains(words[i].Text) || Verbs.IsThirdPresent(words[i].Text)) return false;
        if (at + 1 >= words.Count) return false;
        var next = words[at + 1];
        return Grammar.Determiners.Contains(next.Text) || Grammar.Adverbs.Contains(next.Text) || next.IsNumber || next.IsCapital
            || Grammar.Prepositions.Contains(next.Text) || Verbs.IsGerund(next.Text) || Verbs.IsParticiple(next.Text) || next.Text == "allergic"
            || at + 2 >= words.Count || Grammar.Prepositions.Contains(words[at + 2].Text);
    }
}
