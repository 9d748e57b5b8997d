namespace Backboard.Memory.Extraction.Rules;

/// <summary>What somebody does for a living, and for whom.</summary>
internal static class EmploymentReader
{
    public static void Read(Reading reading)
    {
        var clause = reading.Clause;
        var words = reading.Words;
        switch (clause.Verb)
        {
            case "work" when reading.Next() is not ("on" or "out" or "hard" or "well" or "fine"): Works(reading); break;
            case "be" when reading.Next() is "unemployed" or "jobless" or "self-employed" or "retired" or "freelance" or "freelancing" or "between":
                reading.Add("employment", "role " + reading.Next(), true);
                break;
            case "be" when JobAt(words, reading.ObjectAt) is >= 0 and var at && !reading.Says("of mine"): reading.Add("employment", "role " + Role(words, reading.ObjectAt, at), true); break;
            case "join" when IsCompany(words, reading.ObjectAt): Employer(reading, reading.ObjectAt); break;
            case "start" or "begin" or "get" or "take" or "accept" or "land" or "have" or "find" when HasJob(reading) && !clause.IsFuture: Job(reading, true); break;
            case "become" when JobAt(words, reading.ObjectAt) is >= 0 and var at: reading.Add("employment", "role " + Role(words, reading.ObjectAt, at), true); break;
            case "switch" or "change" or "move" when HasJob(reading) || reading.Says("companies") || reading.Says("careers") || reading.Says("career"): Job(reading, true); break;
            case "quit" or "leave" or "lose" or "resign" when HasJob(reading) || clause.Verb == "resign": reading.Add("employment", "", true, isPositive: false); break;
            case "leave" or "quit" when IsCompany(words, reading.ObjectAt): reading.Add("employment", "employer " + Phrase.Value(words, reading.ObjectAt), true, isPositive: false); break;
            case "fire" or "lay" when !clause.IsSelf || clause.VerbAt > clause.SubjectEnd: reading.Add("employment", "", true, isPositive: false); break;
            case "retire": reading.Add("employment", "role retired", true); break;
            case "hire" when clause.VerbAt > clause.SubjectEnd: Job(reading, true); break;
            case "promote" when clause.VerbAt > clause.SubjectEnd || reading.Next() == "to": Promoted(reading); break;
            case "get" when reading.Next() is "fired" or "laid" or "sacked": reading.Add("employment", "", true, isPositive: false); break;
            case "get" when reading.Next() is "hired": Job(reading, true); break;
            case "get" when reading.Next() is "promoted": Promoted(reading); break;
        }
        if (clause.Verb is not ("work" or "be") && reading.Found.Count > 0 && reading.Found[^1].Key.EndsWith("employment", StringComparison.Ordinal)) Second(reading);
    }

    private static void Works(Reading reading) => WorksFrom(reading, reading.ObjectAt);

    private static void WorksFrom(Reading reading, int from)
    {
        var words = reading.Words;
        var found = false;
        for (var i = from; i < words.Count - 1 && !IsBreak(words[i]); i++)
        {
            if (words[i].Text is "at" or "for" && !words[i + 1].IsNumber && words[i + 1].Text is not ("home" or "night" or "my" or "least" or "about" or "over" or "years" or "many")) { Add(reading, "employer " + Phrase.Value(words, i + 1)); found = true; }
            else if (words[i].Text == "as") { Add(reading, "role " + Phrase.Value(words, i + 1)); found = true; }
            else if (words[i].Text is "in" or "with" && !found && words[i + 1].Text is not ("the" or "my" or "a")) { Add(reading, "field " + Phrase.Value(words, i + 1)); found = true; }
        }
        if (!found && reading.Says("from home")) reading.Add("workplace", "home", true);
        else if (!found && reading.Clause.IsNegated) reading.Add("employment", "", true);
    }

    private static bool IsBreak(Word word) => word.Text is "," or "because" or "but" or "where" or "who";

    private static void Add(Reading reading, string value)
    {
        if (reading.Clause.IsPast && reading.Clause.Verb == "work" && !reading.Clause.IsProgressive && !reading.Says("have worked"))
            reading.Found.Add(new StatedAttribute(reading.Prefix + "employment", value, true) { IsPositive = false, IsFormer = true, Owner = reading.Owner });
        else reading.Add("employment", value, true);
    }

    private static void Job(Reading reading, bool isPositive)
    {
        var words = reading.Words;
        var count = reading.Found.Count;
        for (var i = reading.ObjectAt; i < words.Count - 1; i++)
        {
            if (words[i].Text is "at" or "for" or "with" or "by") reading.Add("employment", "employer " + Phrase.Value(words, i + 1), true, isPositive: isPositive);
            else if (words[i].Text == "as") reading.Add("employment", "role " + Phrase.Value(words, i + 1), true, isPositive: isPositive);
            else if (words[i].Text == "to" && JobAt(words, i + 1) >= 0) reading.Add("employment", "role " + Phrase.Value(words, i + 1), true, isPositive: isPositive);
        }
        if (reading.Found.Count == count && !reading.Clause.IsNegated) reading.Add("employment", "job " + Phrase.Value(words, reading.ObjectAt), true, isPositive: isPositive);
        else if (reading.Found.Count == count) reading.Add("employment", "", true);
    }

    private static void Promoted(Reading reading)
    {
        var to = Phrase.IndexOf(reading.Words, reading.ObjectAt - 1, text => text == "to");
        reading.Add("employment", to < 0 ? "promotion" : "role " + Phrase.Value(reading.Words, to + 1), true);
    }

    private static void Employer(Reading reading, int at)
    {
        reading.Add("employment", "employer " + Phrase.Value(reading.Words, at), true);
        var role = Phrase.IndexOf(reading.Words, at, text => text == "as");
        if (role > 0) reading.Add("employment", "role " + Phrase.Value(reading.Words, role + 1), true);
    }

    /// <summary>"I left Google and joined Meta", "I quit teaching and now I work as a baker".</summary>
    private static void Second(Reading reading)
    {
        var words = reading.Words;
        var at = Phrase.IndexOf(words, reading.ObjectAt, text => text is "joined" or "working" or "work");
        if (at > 0 && words[at].Text == "joined" && IsCompany(words, at + 1)) Add(reading, "employer " + Phrase.Value(words, at + 1));
        else if (at > 0 && words[at].Text != "joined" && reading.Clause.Verb is not ("start" or "begin")) WorksFrom(reading, at + 1);
    }

    private static bool HasJob(Reading reading) =>
        Phrase.IndexOf(reading.Words, reading.ObjectAt, text => text is "job" or "jobs" or "position" or "gig" or "role") is >= 0 and var at && at - reading.ObjectAt < 6 && !reading.Says("job interview");

    private static bool IsCompany(IReadOnlyList<Word> words, int at) =>
        at < words.Count && words[at].IsCapital && !DayWords.Weekdays.ContainsKey(words[at].Text) && !Nouns.Languages.Contains(words[at].Text);

    /// <summary>Index of a profession in "a senior software engineer", or −1.</summary>
    private static int JobAt(IReadOnlyList<Word> words, int from)
    {
        var hasArticle = false;
        for (var i = from; i < words.Count && i < from + 7; i++)
        {
            if (words[i].IsMark || words[i].Text is "and" or "who" or "of" or "at" or "in" or "to" or "with") break;
            hasArticle |= words[i].Text is "a" or "an" or "the";
            if (hasArticle && Nouns.IsJob(words[i].Text) && (i + 1 >= words.Count || !Nouns.IsJob(words[i + 1].Text)) && !IsNotEnd(words, i)) return i;
        }
        return -1;
    }

    private static bool IsNotEnd(IReadOnlyList<Word> words, int at) =>
        at + 1 < words.Count && words[at + 1].Text is "fan" or "lover" or "person" or "owner" or "family" or "household" or "man" or "guy" or "girl" or "enthusiast";

    private static string Role(IReadOnlyList<Word> words, int from, int at) =>
        string.Join(' ', Enumerable.Range(from, at - from + 1).Select(i => words[i].Text).Where(text => !Phrase.IsIdle(text)).Select(Stem.Of));
}
