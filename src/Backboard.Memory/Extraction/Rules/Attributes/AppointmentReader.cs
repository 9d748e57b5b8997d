namespace Backboard.Memory.Extraction.Rules;

/// <summary>Dated things: which, and when.</summary>
internal static class AppointmentReader
{
    public static void Read(Reading reading)
    {
        var words = reading.Words;
        if (reading.Prefix.Length > 0) return;
        for (var i = reading.Clause.SubjectAt; i < words.Count; i++)
        {
            var text = words[i].Text;
            if (!Nouns.Appointments.Contains(text) || (text is "train" or "call" or "date" or "visit" or "test" or "trip" or "race" or "match" && IsVerb(words, i))) continue;
            if (i + 1 < words.Count && Nouns.Appointments.Contains(words[i + 1].Text)) continue;
            var isOver = reading.Clause.Verb is "cancel" || reading.Says("canceled") || reading.Says("cancelled") || reading.Says("called off");
            var when = When(words);
            if (when.Length == 0 && !isOver && !reading.Says("moved") && !reading.Says("rescheduled")) return;
            if (reading.Clause.IsPast && !IsPassive(reading.Clause) && !isOver && !IsMoved(reading.Clause)) return;
            reading.Found.Add(new StatedAttribute("appointment:" + text, when, true) { IsPositive = !isOver && !reading.Clause.IsNegated, Owner = Qualifier(words, i), Kind = MemoryKind.Event });
            return;
        }
    }

    private static bool IsMoved(Clause clause) => clause.Verb is "move" or "reschedule" or "postpone" or "push" or "shift" or "change" or "bring" or "book" or "schedule" or "get" or "delay";

    private static bool IsPassive(Clause clause) => clause.VerbAt > clause.SubjectEnd && IsMoved(clause);

    private static bool IsVerb(IReadOnlyList<Word> words, int at) => at > 0 && (words[at - 1].Text is "to" or "i" or "we" or "will" or "can" or "not" || Grammar.Adverbs.Contains(words[at - 1].Text));

    /// <summary>"Dentist" in "my dentist appointment", "with Anna" in "a meeting with Anna".</summary>
    private static string Qualifier(IReadOnlyList<Word> words, int at)
    {
        List<string> stems = [];
        for (var i = at - 1; i >= 0 && !words[i].IsMark && !Grammar.Possessive.Contains(words[i].Text) && !Grammar.Determiners.Contains(words[i].Text) && !Grammar.Auxiliaries.Contains(words[i].Text) && !Verbs.IsPast(words[i].Text) && !Grammar.Prepositions.Contains(words[i].Text); i--)
            if (!Phrase.IsIdle(words[i].Text) && !DayWords.Weekdays.ContainsKey(words[i].Text)) stems.Insert(0, Stem.Of(words[i].Text));
        if (at + 2 < words.Count && words[at + 1].Text is "with" or "at" or "to" or "for" && !words[at + 2].IsNumber && DayWords.Count(words[at + 2].Text) == 0)
            stems.AddRange(Phrase.Value(words, at + 2).Split(' ').Where(stem => stem.Length > 0 && !DayWords.Weekdays.ContainsKey(stem) && !DayWords.Months.ContainsKey(stem)));
        return string.Join(' ', stems);
    }

    /// <summary>The words of the last date or hour that the sentence names: a change names the old one first.</summary>
    public static string When(IReadOnlyList<Word> words)
    {
        List<string> when = [];
        var to = -1;
        for (var i = 1; i < words.Count; i++)
            if (words[i].Text is "to" or "until" or "till" && i + 1 < words.Count && IsWhen(words, i + 1)) to = i;
        for (var i = to + 1; i < words.Count; i++)
        {
            if (words[i].Text is "instead" or "not" or "rather" && when.Count > 0) break;
            if (words[i].Text is "not" or "from") { while (i + 1 < words.Count && words[i + 1].Text is not ("but" or "to" or ",")) i++; continue; }
            if (IsDateWord(words[i].Text)) when.Add(words[i].Text);
        }
        return string.Join(' ', when);
    }

    private static bool IsWhen(IReadOnlyList<Word> words, int at) => IsDateWord(words[at].Text) || (at + 1 < words.Count && words[at].Text is "the" or "next" or "this" or "a" && IsDateWord(words[at + 1].Text));

    private static bool IsDateWord(string text) =>
        char.IsAsciiDigit(text[0]) || DayWords.Weekdays.ContainsKey(text) || (DayWords.Months.ContainsKey(text)) || DayWords.IsOrdinal(text)
        || text is "tomorrow" or "today" or "tonight" or "noon" or "midnight" or "morning" or "afternoon" or "evening" or "week" or "month" or "weekend" or "next";
}
