using System.Globalization;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Name, age, and whether there is a partner.</summary>
internal static class IdentityReader
{
    private static readonly string[] Ended = ["divorce", "separate", "split"];

    public static void Read(Reading reading)
    {
        Age(reading);
        Relationship(reading);
        Handedness(reading);
        Name(reading);
    }

    private static void Handedness(Reading reading)
    {
        if (reading.Clause.Verb == "be" && Phrase.IndexOf(reading.Words, reading.ObjectAt, word => word is "left-handed" or "right-handed" or "ambidextrous") is >= 0 and var at)
            reading.Add("handedness", reading.Words[at].Text, true);
    }

    /// <summary>"Call me Al", "people call me Al".</summary>
    public static void ReadCallMe(Reading reading)
    {
        if (reading.Says("call me") || reading.Says("calls me")) reading.Add("name", After(reading.Words, "me"), true, isPositive: !reading.Says("not call me"));
    }

    private static void Name(Reading reading)
    {
        var words = reading.Words;
        if (reading.Clause.Verb is "go" && reading.Next() == "by") reading.Add("name", Phrase.Value(words, reading.ObjectAt + 1), true);
        else if (reading.Clause.Verb is "call" or "name" && reading.Clause.VerbAt > reading.Clause.SubjectEnd) reading.Add("name", Phrase.Value(words, reading.ObjectAt), true);
        else if (reading.Clause.Verb == "be" && reading.Next() is "called" or "named") reading.Add("name", Phrase.Value(words, reading.ObjectAt + 1), true);
        else if (reading.Clause.Verb == "be" && reading.Clause.Subject == Subject.Speaker && words[reading.Clause.SubjectAt].Text == "i" && IsName(reading)) reading.Add("name", Stem.Of(reading.Next()), true);
    }

    private static bool IsName(Reading reading)
    {
        if (reading.ObjectAt >= reading.Words.Count || !reading.Words[reading.ObjectAt].IsCapital) return false;
        var text = reading.Next();
        var isShort = reading.ObjectAt + 1 >= reading.Words.Count || reading.Words[reading.ObjectAt + 1].IsMark || reading.Words[reading.ObjectAt + 1].IsCapital || reading.Words[reading.ObjectAt + 1].Text is "and" or "from";
        return isShort && text.Length > 1 && !Nouns.Languages.Contains(text) && !text.EndsWith("ish", StringComparison.Ordinal) && !text.EndsWith("an", StringComparison.Ordinal)
            && !text.EndsWith("ese", StringComparison.Ordinal) && !Nouns.NotJobs.Contains(text) && !Verbs.IsKnown(text) && !DayWords.Weekdays.ContainsKey(text);
    }

    private static string After(IReadOnlyList<Word> words, string text) =>
        Phrase.IndexOf(words, 0, word => word == text) is >= 0 and var at ? Phrase.Value(words, at + 1) : "";

    private static void Age(Reading reading)
    {
        var clause = reading.Clause;
        if (clause.Verb == "turn" || (clause.Verb == "be" && !clause.IsPast))
        {
            var at = reading.ObjectAt;
            while (at < reading.Words.Count && Grammar.Adverbs.Contains(reading.Words[at].Text)) at++;
            if (at >= reading.Words.Count || Ages.Read(reading.Words[at].Text) is not (> 0 and <= 120 and var age)) return;
            var next = at + 1 < reading.Words.Count ? reading.Words[at + 1].Text : "";
            var isCount = next is "minutes" or "hours" or "days" or "weeks" or "months" or "percent" or "miles" or "km" or "cm" or "feet" or "kg" or "pounds" or "meters" or "lbs" or "inches" or "%" or "foot";
            if (!isCount) reading.Add("age", age.ToString(CultureInfo.InvariantCulture), true);
        }
        else if (clause.Verb == "celebrate" && reading.Says("birthday")) reading.Add("age", Phrase.Value(reading.Words, reading.ObjectAt), true, MemoryKind.Event);
    }

    private static void Relationship(Reading reading)
    {
        var clause = reading.Clause;
        var words = reading.Words;
        if (clause.Verb is "be" or "get" or "become" && Enumerable.Range(1, 3).Select(distance => clause.After(distance)).FirstOrDefault(Nouns.Marital.Contains) is { Length: > 0 } state)
            reading.Add("relationship", Stem.Of(state), true);
        else if (clause.Verb is "marry" or "engage") reading.Add("relationship", clause.IsOver || clause.IsNegated ? "" : "married", true);
        else if (Ended.Contains(clause.Verb) || (clause.Verb == "break" && reading.Next() == "up") || reading.Says("broke up") || reading.Says("split up") || reading.Says("dumped me"))
            reading.Add("relationship", clause.Verb is "break" or "split" or "dump" ? "" : clause.Verb, true, isPositive: clause.Verb is "divorce" or "separate");
        else if (clause.Verb == "date" && clause.IsProgressive) reading.Add("relationship", "dating", true);
        else if (clause.Verb is "have" or "get" && HeadIs(words, reading.ObjectAt, Nouns.Partners.Contains)) reading.Add("relationship", "partnered", true);
        else if (reading.Says("in a relationship") || reading.Says("seeing someone")) reading.Add("relationship", "partnered", true);
    }

    private static bool HeadIs(IReadOnlyList<Word> words, int from, Func<string, bool> isWanted) =>
        Enumerable.Range(from, Math.Max(0, Math.Min(4, words.Count - from))).Any(i => isWanted(words[i].Text));
}
