namespace Backboard.Memory.Extraction.Rules;

/// <summary>Pets, children, and other things somebody has.</summary>
internal static class PossessionReader
{
    public static void Read(Reading reading)
    {
        var clause = reading.Clause;
        switch (clause.Verb)
        {
            case "have" or "own" or "adopt" or "buy" or "get" or "keep" or "raise" or "foster" or "rescue" or "possess" when !clause.IsFuture && clause.Modal.Length == 0: Has(reading, null); break;
            case "sell" or "lose" or "donate" or "ditch" or "total": Has(reading, false); break;
            case "give" when reading.Next() is "away" or "up": Has(reading, false); break;
            case "drive" when Drives(reading) is { } vehicle: reading.Add("vehicle", vehicle, true); break;
            case "rehome": Has(reading, false); break;
        }
    }

    private static string? Drives(Reading reading)
    {
        var value = Phrase.Value(reading.Words, reading.ObjectAt);
        return reading.Next() is "to" or "for" or "home" or "from" or "past" or "through" || value.Length == 0 ? null : value;
    }

    private static void Has(Reading reading, bool? isPositive)
    {
        var words = reading.Words;
        for (var i = reading.ObjectAt; i < words.Count && i < reading.ObjectAt + 14; i++)
        {
            var text = words[i].Text;
            if (text is "because" or "when" or "who" or "that" or "for" || (words[i].IsMark && text != ",")) break;
            var single = text.EndsWith('s') && text.Length > 3 ? text[..^1] : text;
            if (Nouns.Animals.Contains(single)) Pet(reading, i, single, isPositive);
            else if (Nouns.Children.Contains(text)) reading.Add("children", Phrase.Value(words, reading.ObjectAt), false, isPositive: isPositive);
            else if (Nouns.Vehicles.Contains(single)) reading.Add("vehicle:" + single, "", false, isPositive: isPositive);
            else continue;
            if (Phrase.IndexOf(words, i, word => word is "and" or ",") < 0) return;
        }
        if (reading.Found.Count == 0 && isPositive is null && reading.Clause.Verb is "have" or "own" && Head(words, reading.ObjectAt) is { Length: > 0 } head && reading.Clause.IsNegated)
            reading.Add("has:" + head, "", false);
    }

    private static void Pet(Reading reading, int at, string animal, bool? isPositive)
    {
        var words = reading.Words;
        var name = Phrase.IndexOf(words, at, text => text is "named" or "called") is >= 0 and var called && called - at < 5 ? Phrase.Value(words, called + 1)
            : at + 1 < words.Count && words[at + 1].IsCapital ? Stem.Of(words[at + 1].Text) : "";
        reading.Found.Add(new StatedAttribute(reading.Prefix + "pet:" + animal, name, false)
        {
            IsPositive = isPositive ?? !(reading.Clause.IsNegated || reading.Clause.IsOver), IsFormer = reading.Clause.IsOver, Owner = name,
        });
    }

    private static string Head(IReadOnlyList<Word> words, int from) => Phrase.Value(words, from).Split(' ')[^1];
}
