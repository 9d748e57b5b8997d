namespace Backboard.Memory.Extraction.Rules;

/// <summary>Sentences whose subject is not the speaker and that are about the speaker all the same.</summary>
internal static class OtherSubjects
{
    private static readonly System.Collections.Frozen.FrozenSet<string> Affecting = WordSet.Of(
        "make give cause bother trigger remind help calm relax scare annoy bore hurt keep upset inspire mean teach diagnose prescribe hire promote fire visit call invite take adopt bite motivate drive suit allergic fascinate comfort");

    private static readonly System.Collections.Frozen.FrozenSet<string> Healers = WordSet.Of("doctor doctors dentist therapist nutritionist vet physio physiotherapist psychiatrist cardiologist nurse physician dermatologist optician gp");

    public static bool IsAboutSpeaker(Clause clause)
    {
        var words = clause.Words;
        if (clause.Subject is Subject.Impersonal) return HasOwnLife(clause) || IsDear(clause);
        if (clause.Subject is not Subject.Other) return false;
        if (clause.VerbAt < words.Count && (IsDear(clause) || HasOwnThing(clause))) return true;
        if (clause.VerbAt >= words.Count) return IsShown(clause);
        if (Grammar.OtherSubjects.Contains(words[clause.SubjectAt].Text)) return false;
        // "Blue is my favorite color", "Anna is my sister", "The 5th is our anniversary".
        if (clause.Verb == "be" && IsOwnComplement(clause)) return true;
        if (IsDefinite(clause)) return IsOwnKin(clause) || TellsOfSpeaker(clause);
        if (clause.Verb is "be" or "run" && clause.Sentence.Plain is var plain && (plain.Contains(" in my family ", StringComparison.Ordinal) || plain.Contains(" favorite of mine ", StringComparison.Ordinal) || plain.Contains(" friend of mine ", StringComparison.Ordinal))) return true;
        if (IsHealer(clause)) return HasOwnLife(clause);
        return Affecting.Contains(clause.Verb) && clause.VerbAt + 2 < words.Count && clause.After(1) is "me" or "us" && !clause.Sentence.Plain.Contains(" you ", StringComparison.Ordinal);
    }

    private static readonly string[] Dear = WordSet.Phrases(
        "important to me|means a lot to me|mean a lot to me|meant a lot to me|means the world to me|means so much to me|special to me|speaks to me|dear to me|matters to me|matter to me|significance for me|memory for me|special for me|meaningful to me|close to my heart|warmed my heart|therapeutic for me");

    /// <summary>What somebody holds dear is theirs, whatever it is.</summary>
    private static bool IsDear(Clause clause) => clause.Sentence.Says(Dear) && !clause.Sentence.Says(Addressed);

    private static readonly string[] Addressed = WordSet.Phrases("you|your");

    private static readonly string[] Showings = WordSet.Phrases("check out my|check out our|take a look at my|take a look at our|look at my|look at our|meet my|meet our|a picture of my|a pic of my|a photo of my|a photo of our|a picture of our|a pic of our");

    /// <summary>"Check out my bowls", "A photo of our wedding": shown, so had.</summary>
    private static bool IsShown(Clause clause) => clause.Sentence.Says(Showings) && OwnAt(clause, clause.SubjectAt) > 0 && !clause.Sentence.Says(Addressed);

    /// <summary>"A lot is going on in my life", "He hid it in my shoe".</summary>
    private static bool HasOwnThing(Clause clause) => OwnAt(clause, clause.VerbAt) > 0 && !clause.Sentence.Says(Addressed) && !clause.Sentence.Plain.Contains(" please ", StringComparison.Ordinal);

    private static int OwnAt(Clause clause, int from)
    {
        var words = clause.Words;
        for (var i = from; i < words.Count - 1; i++)
            if (Grammar.Possessive.Contains(words[i].Text) && !words[i].IsQuoted) return IsOwn(words[i].Text, words[i + 1].Text) && !Nouns.Common.Contains(words[i + 1].Text) ? i : 0;
        return 0;
    }

    private static bool IsOwnComplement(Clause clause)
    {
        var at = clause.VerbAt + 1;
        while (at < clause.Words.Count && (Grammar.Adverbs.Contains(clause.Words[at].Text) || clause.Words[at].Text == "much")) at++;
        return at + 1 < clause.Words.Count && IsOwn(clause.Words[at].Text, clause.Words[at + 1].Text);
    }

    private static bool IsDefinite(Clause clause) => clause.Words[clause.SubjectAt].Text is "the" or "this" or "that" or "these" or "those";

    /// <summary>"The kids loved it": said of one's own.</summary>
    private static bool IsOwnKin(Clause clause) =>
        clause.IsPast && clause.SubjectEnd == clause.SubjectAt + 2 && clause.Words[clause.SubjectAt + 1].Text is "kids" or "twins" or "wife" or "hubby" or "in-laws" or "grandkids";

    /// <summary>"The ring I lost was a gift", "The hardest part is that we had to move".</summary>
    private static bool TellsOfSpeaker(Clause clause)
    {
        var words = clause.Words;
        if (words.Any(word => word.Text is "you" or "your" || Nouns.Tasks.Contains(word.Text))) return false;
        for (var i = clause.SubjectAt + 1; i < words.Count - 2; i++)
            if (words[i].Text is "i" or "we" && Verbs.IsPast(words[i + 1].Text) && !IsThought(words, i)) return true;
        return Affecting.Contains(clause.Verb) && clause.After(1) is "me" or "us";
    }

    public static bool IsHealerName(string word) => Healers.Contains(word);

    public static bool IsHealer(Clause clause) => clause.SubjectEnd > clause.SubjectAt && Healers.Contains(clause.Words[clause.SubjectEnd - 1].Text);

    private static bool IsOwn(string possessive, string noun) =>
        Grammar.Possessive.Contains(possessive) && !Nouns.Tasks.Contains(noun) && noun is not ("problem" or "question" or "point" or "guess" or "bad" or "opinion" or "issue" or "understanding"
            or "expectation" or "expectations" or "knowledge" or "mind" or "head" or "view" or "case" or "mistake" or "apologies" or "goodness" or "god" or "word" or "last" or "previous" or "next" or "first" or "attempt" or "example" or "input");

    private static bool HasOwnLife(Clause clause)
    {
        var words = clause.Words;
        for (var i = clause.SubjectEnd; i < words.Count; i++)
        {
            if (words[i].Text is "you" or "your") return false;
            if (words[i].IsQuoted) continue;
            if (Grammar.Possessive.Contains(words[i].Text) && i + 1 < words.Count)
                return IsOwn(words[i].Text, words[i + 1].Text) && !Nouns.Common.Contains(words[i + 1].Text);
            if (words[i].Text is "i" or "we" && i > clause.SubjectEnd && (i + 2 < words.Count || (i + 1 < words.Count && Verbs.IsPast(words[i + 1].Text)))) return !IsThought(words, i);
            if (words[i].Text is "me" or "us" && (clause.IsPast || Affecting.Contains(clause.Verb) || clause.Sentence.Plain.Contains(" been ", StringComparison.Ordinal)))
                return words.Count - clause.SubjectAt > 6;
        }
        return false;
    }

    private static bool IsThought(IReadOnlyList<Word> words, int at) =>
        words[at + 1].Text is "think" or "know" or "guess" or "mean" or "want" or "need" or "asked" or "said" or "would" or "could" or "should" or "can" or "see" or "do" or "get" or "expected" or "believe"
        or "wanted" or "needed" or "meant" or "hoped" or "thought" or "tried" or "typed" or "pasted" or "wrote" or "used" or "got" or "sent" or "did";
}
