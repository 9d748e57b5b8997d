namespace Backboard.Memory.Extraction.Rules;

/// <summary>Reads what a clause says of the user, or of somebody of theirs.</summary>
internal static class AttributeReader
{
    public static List<StatedAttribute> Read(Clause clause)
    {
        var reading = Frame(clause);
        if (clause.Modal is "would" or "might" or "could" or "may" && clause.IsSelf) return reading.Found;
        if (clause.Subject is Subject.Speaker or Subject.Dropped || reading.Prefix.Length > 0)
        {
            ResidenceReader.Read(reading);
            EmploymentReader.Read(reading);
            IdentityReader.Read(reading);
            PreferenceReader.Read(reading);
            HealthReader.Read(reading);
            PossessionReader.Read(reading);
            ActivityReader.Read(reading);
        }
        else
        {
            PreferenceReader.Read(reading);
            HealthReader.Read(reading);
        }
        OwnThingReader.Read(reading);
        AppointmentReader.Read(reading);
        if (clause.Subject is Subject.None or Subject.Other or Subject.You) ReadWish(reading);
        return reading.Found;
    }

    private static void ReadWish(Reading reading)
    {
        IdentityReader.ReadCallMe(reading);
        InstructionReader.Read(reading);
    }

    private static Reading Frame(Clause clause)
    {
        if (clause.Subject != Subject.Own) return new Reading(clause, "", "");
        for (var i = clause.SubjectAt + 1; i < clause.SubjectEnd; i++)
        {
            var text = clause.Words[i].Text;
            var single = text.EndsWith('s') && text.Length > 3 ? text[..^1] : text;
            if (!Nouns.Family.Contains(text) && !Nouns.Animals.Contains(single)) continue;
            var at = i;
            var owner = Enumerable.Range(clause.SubjectAt + 1, clause.SubjectEnd - clause.SubjectAt - 1).Where(j => j != at).Select(j => clause.Words[j].Text)
                .Where(word => word.Length > 1 && word is not ("'s" or "name") && !Phrase.IsIdle(word) && !Nouns.Singular.Contains(word) && char.IsLetter(word[0]));
            return new Reading(clause, Nouns.Family.Contains(text) ? text + "/" : single + "/", string.Join(' ', owner));
        }
        return new Reading(clause, "", "");
    }
}
