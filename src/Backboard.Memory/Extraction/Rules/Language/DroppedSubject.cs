using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Tells "Went hiking yesterday", "Been practicing for years", "Allergic to nuts" from commands and from general statements.</summary>
internal static class DroppedSubject
{
    private static readonly FrozenSet<string> NotSpoken = WordSet.Of(
        "based given compared according regarding supposed provided assuming considering including following concerning speaking talking used called said known located defined unlike made");

    private static readonly FrozenSet<string> Starters = WordSet.Of(
        "been gonna going finally just still currently recently never already always ever");

    private static readonly FrozenSet<string> States = WordSet.Of("allergic vegan vegetarian pescatarian married divorced engaged single widowed retired unemployed lactose diabetic pregnant asthmatic celiac coeliac colorblind");

    private static readonly FrozenSet<string> Profile = WordSet.Of("live work born lives works based prefer love hate quit moved");

    private static readonly FrozenSet<string> PersonalBase = WordSet.Of("live prefer love hate");

    private static readonly FrozenSet<string> Feelings = WordSet.Of(
        "proud happy excited thrilled grateful thankful lucky blessed glad sad worried nervous heartbroken stoked relieved devastated");

    /// <summary>"So proud of my kids": a feeling about what is the speaker's.</summary>
    private static bool IsFeeling(IReadOnlyList<Word> words, int at)
    {
        while (at < words.Count && words[at].Text is "so" or "very" or "really" or "super" or "just" or "incredibly") at++;
        return at + 2 < words.Count && Feelings.Contains(words[at].Text)
            && words.Skip(at + 1).Take(6).Any(word => Grammar.Possessive.Contains(word.Text))
            && !words.Skip(at + 1).Any(word => word.Text is "you" or "your" or "i" || Nouns.Tasks.Contains(word.Text));
    }

    public static bool IsAt(IReadOnlyList<Word> words, int at)
    {
        if (IsFeeling(words, at)) return true;
        var first = words[at].Text;
        var next = at + 1 < words.Count ? words[at + 1].Text : "";
        if (NotSpoken.Contains(first)) return first == "based" && next == "in";
        if (first is "can" && next is "not" && at + 2 < words.Count && words[at + 2].Text == "wait") return words.Count > at + 4;
        if (first is "do" or "did" or "have" or "had" && next is "not" or "never") return first != "do" || (at + 2 < words.Count && words[at + 2].Text is "like" or "eat" or "drink" or "smoke" or "have" or "own" or "drive" or "live" or "work");
        if (first is "had" or "got" or "did") return words.Count > at + 2;
        if (Starters.Contains(first)) return at + 1 < words.Count && !Grammar.Determiners.Contains(next) && IsVerbal(words, at + 1);
        if (first is "so" or "very" or "super" or "really" or "too") return false;
        if (States.Contains(first)) return words.Count <= at + 1 || !Grammar.Copulas.Contains(next) && IsEnd(words, at, first, next);
        if (first is "work" or "live" or "born" && next is "at" or "for" or "in" or "as" or "on" or "from") return true;
        if (PersonalBase.Contains(first) && at + 1 < words.Count && Profile.Contains(first) && next is not ("it" or "that" or "this" or "the" or "you" or "your")) return words[at].IsCapital || at == 0;
        if (Verbs.IsPast(first) && next == "by") return false;
        if (Verbs.IsPast(first) && first is not ("read" or "put" or "set" or "let" or "cut" or "hit" or "split" or "cost" or "shut" or "saw")) return words.Count > at + 1 && HasNoFinite(words, at + 1) | Verbs.IsKnown(first);
        if (first is "saw" or "quit") return true;
        return Verbs.IsGerund(first) && HasNoFinite(words, at + 1) && next is not ("") && (Verbs.IsKnown(first) || words.Skip(at).Any(word => Grammar.Possessive.Contains(word.Text)));
    }

    private static bool IsEnd(IReadOnlyList<Word> words, int at, string first, string next) =>
        first is "allergic" || next is "with" or "and" or "for" or "since" or "to" or "from" or "intolerant" or "now" or "," || words.Count <= at + 2;

    private static bool IsVerbal(IReadOnlyList<Word> words, int at)
    {
        var text = words[at].Text;
        if (Grammar.Adverbs.Contains(text) && at + 1 < words.Count) return IsVerbal(words, at + 1);
        return Verbs.IsPast(text) || Verbs.IsGerund(text) || Verbs.IsParticiple(text) || text is "to" or "had" or "been" or "got" || States.Contains(text);
    }

    /// <summary>"Running is healthy" has a verb of its own and says nothing of the speaker.</summary>
    private static bool HasNoFinite(IReadOnlyList<Word> words, int from)
    {
        if (from + 1 < words.Count && words[from].Text.EndsWith('s') && Grammar.Determiners.Contains(words[from + 1].Text)) return false;
        for (var i = from; i < words.Count; i++)
        {
            if (words[i].IsMark || words[i].Text is "and" or "but" or "because" or "so" or "that" or "when" or "who" || Grammar.Speaker.Contains(words[i].Text)) return true;
            if (Grammar.Inverters.Contains(words[i].Text) || Verbs.IsThirdPresent(words[i].Text)) return false;
        }
        return true;
    }
}
