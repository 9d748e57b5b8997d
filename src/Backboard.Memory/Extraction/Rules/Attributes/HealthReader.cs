namespace Backboard.Memory.Extraction.Rules;

/// <summary>Diets, allergies, smoking: what must not be got wrong.</summary>
internal static class HealthReader
{
    private static readonly System.Collections.Frozen.FrozenSet<string> Meat = WordSet.Of("meat fish pork beef chicken dairy gluten animal animals eggs seafood sugar carbs");

    public static void Read(Reading reading)
    {
        Allergy(reading);
        Diet(reading);
        var clause = reading.Clause;
        if (clause.Verb is "smoke" or "vape") reading.Add("smoking", "", false);
        else if (clause.Verb is "eat" or "drink")
            foreach (var item in Phrase.Items(reading.Words, reading.ObjectAt)) reading.Add($"{clause.Verb}s:{item}", "", false);
        else if (clause.Verb == "be" && reading.Words.Skip(reading.ObjectAt).Take(4).Any(word => word.Text is "smoker" or "non-smoker" or "nonsmoker"))
            reading.Add("smoking", "", false, isPositive: !clause.IsNegated && !clause.IsOver && !reading.Says("non-smoker") && !reading.Says("nonsmoker"));
        else if (clause.Verb is "take" or "be" && reading.Words.Count > reading.ObjectAt && reading.Says("mg")) reading.Add("takes:" + Phrase.Value(reading.Words, reading.ObjectAt), "", false);
    }

    private static void Allergy(Reading reading)
    {
        var words = reading.Words;
        bool? isPositive = reading.Clause.Verb is "outgrow" or "beat" or "overcome" or "lose" ? false : null;
        var at = Phrase.IndexOf(words, 0, text => text is "allergic" or "allergy" or "intolerant" or "intolerance" or "intolerances");
        if (at < 0) return;
        if (at + 2 < words.Count && words[at + 1].Text is "to" or "of")
            foreach (var item in Phrase.Items(words, at + 2)) reading.Add("allergy:" + item, "", false, isPositive: isPositive);
        else if (at > 0 && !Phrase.IsIdle(words[at - 1].Text)) reading.Add("allergy:" + Stem.Of(words[at - 1].Text), "", false, isPositive: isPositive);
        else reading.Add("allergy:", "", false);
    }

    private static void Diet(Reading reading)
    {
        var clause = reading.Clause;
        var words = reading.Words;
        var at = Phrase.IndexOf(words, clause.SubjectAt, Nouns.Diets.Contains);
        var isSelf = clause.Verb is "be" or "go" or "become" or "follow" or "turn" or "eat" or "keep" or "switch" or "start" or "stay" or "stop" or "quit" || clause.Subject == Subject.Dropped;
        if (at >= 0 && isSelf && !IsThing(words, at))
            reading.Add("diet", Stem.Of(words[at].Text), true, MemoryKind.Preference, isPositive: !(clause.IsNegated || clause.IsOver || clause.Verb is "stop" or "quit"));
        else if (clause.Verb == "eat" && Phrase.IndexOf(words, reading.ObjectAt, Meat.Contains) is >= 0 and var meat && meat - reading.ObjectAt < 4)
            reading.Add("diet", (clause.IsNegated || clause.IsOver ? "no " : "eats ") + Stem.Of(words[meat].Text), true, isPositive: true);
    }

    private static bool IsThing(IReadOnlyList<Word> words, int at) =>
        at + 1 < words.Count && words[at + 1].Text is "restaurant" or "restaurants" or "recipe" or "recipes" or "food" or "dishes" or "option" or "options" or "place" or "market" or "shop" or "friend" or "friends";
}
