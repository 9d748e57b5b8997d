namespace Backboard.Memory.Extraction.Rules;

/// <summary>Cuts a sentence that says several things of the user, so that each can change by itself.</summary>
internal static class SentenceParts
{
    public static IEnumerable<Sentence> Of(Sentence sentence)
    {
        if (sentence.IsAsked) return BeforeQuestion(sentence) is { } statement ? [statement] : [sentence];
        var from = 0;
        List<Sentence> parts = [];
        for (var i = sentence.FirstWord + 2; i < sentence.Words.Count - 1; i++)
        {
            if (Join(sentence.Words, i) is not (> 0 and var length)) continue;
            var (left, right) = (sentence.Part(from, i), sentence.Part(i + length, sentence.Words.Count));
            if (!AreApart(left, right) && !IsAside(left, right) && !IsBeforeWish(left, right)) continue;
            parts.Add(left);
            from = i + length;
            i = from;
        }
        parts.Add(from == 0 ? sentence : sentence.Part(from, sentence.Words.Count));
        return parts;
    }

    /// <summary>Words that join what follows: a comma, "and", ", but"; 0 for none.</summary>
    private static int Join(IReadOnlyList<Word> words, int at)
    {
        var isComma = words[at].Text == ",";
        var conjunction = isComma ? at + 1 : at;
        var isJoined = conjunction < words.Count && words[conjunction].Text is "and" or "but" or "plus" or "so";
        if (words[at].Text is "-" or ")") return 1;
        if (!isComma && !isJoined) return 0;
        return (isComma ? 1 : 0) + (isJoined ? 1 : 0);
    }

    private static bool AreApart(Sentence left, Sentence right)
    {
        if (!right.Words.Take(1).Any(IsStart) || Blockers.Block(left)) return false;
        var one = AttributeReader.Read(ClauseReader.Read(left));
        var other = AttributeReader.Read(ClauseReader.Read(right));
        return one.Count > 0 && other.Count > 0 && !one.Any(attribute => other.Any(second => second.Key == attribute.Key));
    }

    /// <summary>"A lot has happened - I got the job": the speaker only comes in behind what says nothing of them.</summary>
    private static bool IsAside(Sentence left, Sentence right) =>
        HasVerb(left) && !IsDenialOfIt(left) && (Grammar.Speaker.Contains(right.Words[0].Text) || Grammar.Possessive.Contains(right.Words[0].Text)) && right.Words.Count > 3
        && !Blockers.Block(left) && !StatementReader.Of(left, DateTimeOffset.UnixEpoch).IsKept && !left.Words.Any(word => word.Text is "if" or "when" or "while" or "since" or "because" or "after" or "before" or "as" or "that")
        && ClauseReader.Read(left).Subject is not Subject.Speaker;

    /// <summary>"I'm into pottery, I'd love to have a studio": what is said stands beside what is wished.</summary>
    private static bool IsBeforeWish(Sentence left, Sentence right) =>
        Grammar.Speaker.Contains(right.Words[0].Text) && right.Words.Count > 4 && Blockers.Block(right) && !Blockers.Block(left)
        && ClauseReader.Read(left) is { Subject: Subject.Speaker or Subject.Own } clause && AttributeReader.Read(clause).Count > 0;

    private static bool HasVerb(Sentence left) => ClauseReader.Read(left) is var clause && clause.VerbAt < clause.Words.Count;

    private static bool IsDenialOfIt(Sentence left) => left.Plain.Contains(" not ", StringComparison.Ordinal);

    private static bool IsStart(Word word) =>
        Grammar.Speaker.Contains(word.Text) || Grammar.Possessive.Contains(word.Text) || word.Text is "work" or "live" or "am" or "have" or "love" or "like" or "hate" or "working" or "drive" or "speak" or "prefer" or "born";

    /// <summary>"I'm allergic to nuts, what can I cook?" states a fact before it asks.</summary>
    private static Sentence? BeforeQuestion(Sentence sentence)
    {
        for (var i = sentence.FirstWord + 3; i < sentence.Words.Count - 2; i++)
        {
            if (sentence.Words[i].Text is not ("," or "-" or "so" or "and")) continue;
            var next = sentence.Words[i + 1].Text is "so" or "and" ? sentence.Words[i + 2].Text : sentence.Words[i + 1].Text;
            if (sentence.Plain.Contains($" {next} about ", StringComparison.Ordinal)) return null;
            if (!Grammar.Interrogatives.Contains(next) && !Grammar.Inverters.Contains(next) && next != "any") continue;
            var part = sentence.Part(0, i);
            var clause = ClauseReader.Read(part);
            return clause.Subject is Subject.Speaker or Subject.Own && clause.Verb.Length > 0 && AttributeReader.Read(clause).Count > 0 && !Blockers.Block(part) ? part : null;
        }
        return null;
    }
}
