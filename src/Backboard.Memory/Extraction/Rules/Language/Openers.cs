using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Finds where a sentence really starts: behind greetings, hedges, and the time or place that is set before the subject.</summary>
internal static class Openers
{
    private static readonly FrozenSet<string> Interjections = WordSet.Of(
        """
        wow oh ah aw aww hey hi hello yeah yes yep yup no nope nah well so ok okay sure thanks thank btw anyway anyways also actually haha hahaha lol omg ugh hmm um uh
        gosh alright right and but plus then man dude guys cool nice great awesome sweet true totally absolutely definitely exactly fyi sorry correction wait oops
        especially eventually originally together thankfully surely
        honestly luckily unfortunately sadly fortunately currently lately recently finally apparently today yesterday tomorrow tonight nowadays now please
        though still meanwhile besides additionally moreover personally basically obviously clearly look see congrats congratulations ps p.s update edit
        """);

    private static readonly string[][] Phrases = Split(
        """
        by the way|for the record|just so you know|so you know|for your information|to be honest|to be fair|in fact|as you know|you know what|you know|guess what|good news|bad news
        of course|for sure|no worries|no problem|thank you|thank you so much|thanks so much|thanks a lot|i mean|i think|i guess|i believe|i feel like|i suppose|i have to say|i must say
        i must admit|i have to admit|i should mention|i should add|i should say|i forgot to mention|i forgot to say|let me tell you|i would say|turns out|it turns out|it turned out|i think that|i believe that
        please remember that|please remember|remember that|remember|please note that|please note|note that|note|keep in mind that|keep in mind|bear in mind that|bear in mind|do not forget that
        do not forget|please do not forget that|please do not forget|you should know that|you should know|i want you to know that|i want you to know|i would like you to remember that|i want you to remember that|i want you to remember|just to let you know|to let you know
        some background|quick update|small update|a bit about me|about me|fun fact|fun fact about me|one thing about me|heads up|just a heads up|the thing is|the truth is|the fact is|truth be told|as i said|as i mentioned|like i said
        this time|these days|at the moment|right now|at first|as of now|for now|all right|for me|as for me|personally speaking|on top of that|you see|in case you are wondering|if you must know
        can you remember that|could you remember that|remember this|store this|save this|make a note that|make a note|take note that|please keep in mind that|please keep in mind|my bad|no wait|wait no|oh wait|strike that|scratch that
        i wanted to let you know that|i wanted to let you know|wanted to let you know that|wanted to let you know|just wanted to let you know|i am so excited to tell you that|i am so excited to tell you
        i am excited to tell you|i am happy to tell you|i am happy to say that|i am happy to say|i am glad to say that|i am glad to say|i am proud to say that|i am proud to say|i am sad to say
        i am excited to share that|i am happy to share that|i have to tell you that|i have to tell you
        that is not true|that is wrong|that is not right|not true|i was wrong|i made a mistake|i misspoke|let me correct that|to correct myself|small correction|you have that wrong|you got that wrong|not any more
        """);

    /// <summary>Index of the first word of the main clause.</summary>
    public static int Skip(IReadOnlyList<Word> words, int from)
    {
        var at = from;
        while (at < words.Count)
        {
            var next = SkipOne(words, at);
            if (next == at) break;
            at = next;
        }
        return at;
    }

    private static int SkipOne(IReadOnlyList<Word> words, int at)
    {
        if (words[at].IsMark) return at + 1;
        foreach (var phrase in Phrases)
            if (Matches(words, at, phrase) && IsFollowed(words, at + phrase.Length)) return at + phrase.Length;
        if (Interjections.Contains(words[at].Text) && IsFollowed(words, at + 1) && !(words[at].Text == "besides" && words[at + 1].Text != ",")) return at + 1;
        // "Wow, Anna!" and "Hey Anna," address somebody; "Anna and I" does not.
        if (at > 0 && words[at].IsCapital && at + 1 < words.Count && words[at + 1].Text is "," && !Grammar.FirstPerson.Contains(words[at].Text)) return at + 2;
        var behind = SkipAdjunct(words, at);
        return behind > at ? behind : SkipFragment(words, at);
    }

    /// <summary>"Seven years now, and I have …", "Good times - we …": to the speaker behind what has no verb.</summary>
    private static int SkipFragment(IReadOnlyList<Word> words, int at)
    {
        if (words[at].IsQuoted || Grammar.Possessive.Contains(words[at].Text)) return at;
        for (var i = at; i < Math.Min(at + 8, words.Count - 3); i++)
        {
            if (words[i].Text is "," or "-")
            {
                var next = words[i + 1].Text is "and" or "but" or "so" or "plus" ? i + 2 : i + 1;
                return Grammar.Speaker.Contains(words[next].Text) || Grammar.Possessive.Contains(words[next].Text) ? next : at;
            }
            if (words[i].IsMark || IsVerbal(words[i].Text)) return at;
        }
        return at;
    }

    private static bool IsVerbal(string text) =>
        Grammar.FirstPerson.Contains(text) || Grammar.Inverters.Contains(text) || Grammar.Interrogatives.Contains(text) || Grammar.Subjects.Contains(text)
        || Verbs.IsKnown(text) || Verbs.IsPast(text) || text is "your" or "let" or "if" or "please" or "'s";

    /// <summary>"In 2019 I …", "Last week, we …", "When I was a kid, my …": to the subject behind the comma, or the first I or we.</summary>
    private static int SkipAdjunct(IReadOnlyList<Word> words, int at)
    {
        var isTime = DayWords.Starts.Contains(words[at].Text) || words[at].IsNumber;
        if (!isTime && (!Grammar.Prepositions.Contains(words[at].Text) || words[at].Text is "if" or "as" or "like")) return at;
        if (words[at].Text == "as" && at + 1 < words.Count && words[at + 1].Text is not ("a" or "an" or "of")) return at;
        var isClause = words[at].Text is "when" or "while" or "since" or "because" or "after" or "before" or "once" or "until" or "although" or "though";
        for (var i = at + 1; i < words.Count - 1 && i < at + 18; i++)
        {
            if (words[i].Text == "," && !words[i + 1].IsNumber) return i + 1;
            if (i < at + 8 && !isClause && Grammar.Speaker.Contains(words[i].Text)) return i;
            if (i < at + 8 && !isClause && Grammar.Possessive.Contains(words[i].Text) && !Grammar.Prepositions.Contains(words[i - 1].Text)
                && !DayWords.Starts.Contains(words[i - 1].Text)) return i;
        }
        return at;
    }

    private static bool Matches(IReadOnlyList<Word> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count) return false;
        for (var i = 0; i < phrase.Length; i++)
            if (words[at + i].Text != phrase[i]) return false;
        return true;
    }

    private static bool IsFollowed(IReadOnlyList<Word> words, int at) => at < words.Count;

    private static string[][] Split(string phrases) => [.. phrases
        .Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(phrase => phrase.Split(' ')).OrderByDescending(phrase => phrase.Length)];
}
