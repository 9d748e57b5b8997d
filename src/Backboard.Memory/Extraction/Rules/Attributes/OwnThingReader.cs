namespace Backboard.Memory.Extraction.Rules;

/// <summary>"My phone number is …", "my goal is …", "the wifi password of ours": a thing and what it is.</summary>
internal static class OwnThingReader
{
    public static void Read(Reading reading)
    {
        var clause = reading.Clause;
        if (clause.Subject != Subject.Own || clause.SubjectEnd <= clause.SubjectAt + 1) return;
        if (clause.Verb is not ("be" or "change" or "become" or "switch" or "start" or "go" or "move" or "turn")) return;
        var words = reading.Words;
        var stems = Enumerable.Range(clause.SubjectAt + 1, clause.SubjectEnd - clause.SubjectAt - 1).Select(i => words[i].Text)
            .TakeWhile(text => text is not ("in" or "at" or "with" or "of" or "for")).Where(text => !Phrase.IsIdle(text) && text is not ("'s" or "current" or "new" or "actual" or "real")).ToList();
        if (stems.Count == 0 || stems.Contains("favorite") || reading.Prefix.Length > 0 && stems.Count < 2) return;
        var name = stems[^1];
        var value = Value(words, reading.ObjectAt);
        if (Nouns.Appointments.Contains(name)) return;
        if (reading.Prefix.Length > 0 && !Nouns.Singular.Contains(name)) return;
        var key = Name(name, stems);
        if (key == "employment") value = (name is "employer" or "company" ? "employer " : "role ") + value;
        reading.Add(key, value, Nouns.Singular.Contains(name) || !name.EndsWith('s'));
    }

    private static string Name(string name, List<string> stems) => name switch
    {
        "name" when stems.Contains("last") || stems.Contains("maiden") || stems.Contains("middle") => "my:" + string.Join(' ', stems.Select(Stem.Of)),
        "name" or "nickname" => "name",
        "birthday" or "birthdate" or "birth" => "birthday",
        "job" or "occupation" or "profession" or "title" or "employer" or "company" => "employment",
        "age" => "age",
        "diet" => "diet",
        "home" or "city" or "residence" or "address" or "house" => name == "address" && stems.Contains("email") ? "my:email" : "residence",
        "number" when stems.Contains("phone") || stems.Contains("mobile") || stems.Contains("cell") => "my:phone",
        "email" or "mail" or "e-mail" => "my:email",
        "phone" or "mobile" => "my:phone",
        _ => "my:" + string.Join(' ', stems.Select(Stem.Of)),
    };

    private static string Value(IReadOnlyList<Word> words, int from)
    {
        var at = from;
        while (at < words.Count && (words[at].Text is "now" or "to" or "on" or "in" or "at" or "changed" || Grammar.Adverbs.Contains(words[at].Text))) at++;
        List<string> stems = [];
        for (; at < words.Count && stems.Count < 8; at++)
        {
            if (words[at].Text is "because" or "but" or "and" or "so" or "not" or "which") break;
            if (!words[at].IsMark && !Phrase.IsIdle(words[at].Text)) stems.Add(Stem.Of(words[at].Text));
        }
        return string.Join(' ', stems);
    }
}
