namespace Backboard.Memory.Extraction.Rules;

/// <summary>What somebody does, speaks, studies, uses; and what they gave up.</summary>
internal static class ActivityReader
{
    private static readonly System.Collections.Frozen.FrozenSet<string> Habits = WordSet.Of(
        "play practice do collect train coach teach volunteer attend watch read run swim dance paint cook bake hike cycle climb surf ski garden write knit sew sing meditate jog");

    public static void Read(Reading reading)
    {
        var clause = reading.Clause;
        switch (clause.Verb)
        {
            case "speak" or "learn" or "study" or "know" when Language(reading) is { } language: reading.Add((clause.Verb == "speak" ? "speaks:" : "learns:") + language, "", false); break;
            case "study" or "major": reading.Add("studies", Phrase.Value(reading.Words, reading.Next() is "in" or "at" ? reading.ObjectAt + 1 : reading.ObjectAt), false); break;
            case "use" when Phrase.Value(reading.Words, reading.ObjectAt) is { Length: > 0 } tool: Uses(reading, tool); break;
            case "switch" or "change" when !reading.Says("job") && !reading.Says("jobs"): Switches(reading); break;
            case "stop" or "quit": GivesUp(reading, reading.ObjectAt); break;
            case "give" when reading.Next() == "up": GivesUp(reading, reading.ObjectAt + 1); break;
            case "cancel" or "drop" or "finish" or "unsubscribe" or "abandon" or "outgrow" or "beat" or "overcome" or "return" or "delete": Ends(reading); break;
            case "cut" when reading.Next() == "out": GivesUp(reading, reading.ObjectAt + 1); break;
            case var verb when Habits.Contains(verb) && !(clause.IsPast && !clause.IsOver && !clause.IsNegated && !clause.IsProgressive): Does(reading, verb); break;
        }
    }

    private static void Does(Reading reading, string verb)
    {
        var items = Phrase.Items(reading.Words, reading.ObjectAt);
        if (items.Count == 0) reading.Add("does:" + Stem.Of(verb), "", false);
        foreach (var item in items) reading.Add("does:" + item, "", false);
    }

    private static void Uses(Reading reading, string tool)
    {
        var category = tool.Split(' ').Select(Categories.Of).FirstOrDefault(name => name is not null);
        reading.Add(category is "phone" or "editor" or "browser" or "computer" ? "uses:" + category : "uses:" + tool, tool, category is "phone" or "editor" or "browser");
    }

    private static void Switches(Reading reading)
    {
        var to = Phrase.IndexOf(reading.Words, reading.ObjectAt, text => text == "to");
        if (to < 0) return;
        var value = Phrase.Value(reading.Words, to + 1);
        if (value.Split(' ').Select(Categories.Of).FirstOrDefault(name => name is not null) is not { } category) return;
        if (category == "diet") reading.Add("diet", value, true);
        else if (category == "vehicle") reading.Add("vehicle", value, true);
        else reading.Add((category is "phone" or "editor" or "browser" ? "uses:" : "prefers:") + category, value, true, MemoryKind.Preference);
    }

    private static void GivesUp(Reading reading, int from)
    {
        foreach (var item in Phrase.Items(reading.Words, from).Take(3))
        {
            var topic = item.Split(' ');
            if (topic[0] is "smok" or "cigarett" or "vap" or "nicotin") reading.Add("smoking", "", false, isPositive: false);
            else if (topic[0] is "eat" or "drink" && topic.Length > 1) reading.Add($"{topic[0]}s:{string.Join(' ', topic[1..])}", "", false, isPositive: false);
            else reading.Add("does:" + (topic.Length > 1 ? string.Join(' ', topic[1..]) : item), "", false, isPositive: false);
        }
    }

    private static void Ends(Reading reading)
    {
        foreach (var item in Phrase.Items(reading.Words, reading.ObjectAt).Take(2)) reading.Add("does:" + item, "", false, isPositive: false);
    }

    private static string? Language(Reading reading) =>
        Phrase.IndexOf(reading.Words, reading.ObjectAt, Nouns.Languages.Contains) is >= 0 and var at && at - reading.ObjectAt < 5 ? reading.Words[at].Text : null;
}
