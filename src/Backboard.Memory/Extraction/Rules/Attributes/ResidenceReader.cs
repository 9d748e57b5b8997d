namespace Backboard.Memory.Extraction.Rules;

/// <summary>Where somebody lives, and is from.</summary>
internal static class ResidenceReader
{
    private static readonly string[] Company = ["with", "alone", "by", "for", "off"];

    public static void Read(Reading reading)
    {
        var clause = reading.Clause;
        switch (clause.Verb)
        {
            case "live" or "reside" or "settle" or "base": Lives(reading); break;
            case "move" or "relocate": Moves(reading); break;
            case "leave" when reading.Next() is var place && reading.Words[Math.Min(reading.ObjectAt, reading.Words.Count - 1)].IsCapital && !Nouns.Family.Contains(place):
                reading.Add("residence", Phrase.Value(reading.Words, reading.ObjectAt), true, isPositive: false);
                break;
            case "be" when reading.Next() is "based" or "located" && reading.Next(2) is "in" or "near" or "at" or "out": reading.Add("residence", Phrase.Value(reading.Words, reading.ObjectAt + 2), true); break;
            case "be" when reading.Next() == "from" && reading.Next(2) is not ("the" or "a"):
                reading.Add("origin", Phrase.Value(reading.Words, reading.ObjectAt + 1), true);
                break;
            case "be" when reading.Next() == "born" || reading.Says("born in"): Born(reading, reading.Words); break;
            case "bear": Born(reading, reading.Words); break;
            case "grow" when reading.Next() == "up" && reading.Next(2) == "in": reading.Add("upbringing", Phrase.Value(reading.Words, reading.ObjectAt + 2), true); break;
            case "come" when reading.Next() == "from": reading.Add("origin", Phrase.Value(reading.Words, reading.ObjectAt + 1), true); break;
        }
    }

    private static void Lives(Reading reading)
    {
        var at = reading.ObjectAt;
        while (at < reading.Words.Count && (Grammar.Adverbs.Contains(reading.Words[at].Text) || reading.Words[at].Text is "here" or "over" or "out" or "down" or "up")) at++;
        if (at >= reading.Words.Count || Company.Contains(reading.Words[at].Text)) return;
        if (Place(reading.Words, at) is { Length: > 0 } place) Stays(reading, place);
    }

    /// <summary>"I lived in Rome for a year" says where one was, not where one is.</summary>
    private static void Stays(Reading reading, string place)
    {
        var isFormer = (reading.Clause.IsPast || (reading.Clause.IsPerfect && !reading.Says("for") && !reading.Says("since") && !reading.Says("always"))) && !reading.Clause.IsProgressive && reading.Clause.Verb is not "base" && !(reading.Clause.Verb == "settle");
        if (isFormer) reading.Found.Add(new StatedAttribute(reading.Prefix + "residence", place, true) { IsPositive = false, IsFormer = true, Owner = reading.Owner });
        else reading.Add("residence", place, true);
    }

    private static void Moves(Reading reading)
    {
        var words = reading.Words;
        var isPlan = reading.Clause.IsFuture || reading.Clause.IsProgressive || reading.Clause.Modal.Length > 0;
        var to = Phrase.IndexOf(words, reading.ObjectAt, text => text is "to" or "into" or "back");
        if (to >= 0 && words[to].Text == "back") to = to + 1 < words.Count && words[to + 1].Text == "to" ? to + 1 : to;
        var place = to >= 0 ? Phrase.Value(words, to + 1) : "";
        if (reading.Says("move jobs") || reading.Says("moved jobs") || reading.Says("moved companies")) return;
        if (reading.Next() is "out" or "away" && to < 0) { reading.Add("residence", From(words), true, isPositive: false); return; }
        if (isPlan) { if (place.Length > 0) reading.Add("move:" + place, "", false, MemoryKind.Event); return; }
        if (place.Length > 0 || reading.Next() is "in" or "here" or "house" or "flat" or "apartment" or "cities" or "home") reading.Add("residence", place, true);
    }

    private static string From(IReadOnlyList<Word> words) =>
        Phrase.IndexOf(words, 0, text => text is "of" or "from") is >= 0 and var at ? Phrase.Value(words, at + 1) : "";

    private static string Place(IReadOnlyList<Word> words, int at) =>
        words[at].Text is "in" or "at" or "near" or "on" or "outside" or "around" ? Phrase.Value(words, at + 1, stopAtAnd: true) : "";

    private static void Born(Reading reading, IReadOnlyList<Word> words)
    {
        var at = Phrase.IndexOf(words, reading.Clause.SubjectEnd, text => text is "in" or "on");
        if (at < 0 || at + 1 >= words.Count) return;
        var value = Phrase.Value(words, at + 1);
        var isDay = words[at].Text == "on" || words[at + 1].IsNumber || DayWords.Months.ContainsKey(words[at + 1].Text);
        reading.Add(isDay ? "birthday" : "birthplace", value, true);
    }
}
