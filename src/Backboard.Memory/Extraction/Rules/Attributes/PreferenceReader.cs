using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Likes, dislikes, favourites.</summary>
internal static class PreferenceReader
{
    private static readonly FrozenSet<string> Likes = WordSet.Of("like love enjoy adore dig crave relish cherish");

    private static readonly FrozenSet<string> Dislikes = WordSet.Of("hate dislike detest loathe despise");

    private static readonly FrozenSet<string> Fans = WordSet.Of("into fan fond obsessed passionate keen crazy lover enthusiast addicted addict");

    public static void Read(Reading reading)
    {
        var clause = reading.Clause;
        if (clause.Modal is "would" or "might") return;
        if (Likes.Contains(clause.Verb) || clause.Verb == "fall" && reading.Says("love with")) Items(reading, clause.Verb == "fall" ? reading.ObjectAt + 3 : reading.ObjectAt, true);
        else if (Dislikes.Contains(clause.Verb)) Items(reading, reading.ObjectAt, false);
        else if (clause.Verb is "stand" or "bear" or "tolerate" && clause.IsNegated) Items(reading, reading.ObjectAt, true);
        else if (clause.Verb == "prefer") Prefers(reading);
        else if (clause.Verb is "be" or "get" or "become" && Fan(reading) is > 0 and var at) Items(reading, at, true);
        else if (clause.Verb is "go" or "turn" && reading.Next() is "off") Items(reading, reading.ObjectAt + 1, false);
        else if (clause.Verb == "grow" && reading.Says("to love") | reading.Says("to like")) Items(reading, reading.ObjectAt + 2, true);
        else if (clause.Verb == "grow" && reading.Says("tired of")) Items(reading, reading.ObjectAt + 2, false);
        Favourites(reading);
    }

    private static void Items(Reading reading, int from, bool isLiked)
    {
        var clause = reading.Clause;
        if (from < reading.Words.Count && reading.Words[from].Text is "to" or "it" or "how" or "that" && reading.Words[from].Text != "to") return;
        foreach (var item in Phrase.Items(reading.Words, from))
            reading.Add("likes:" + Head(item), "", false, MemoryKind.Preference, isLiked != (clause.IsNegated || clause.IsOver));
    }

    private static string Head(string item) => item.StartsWith("to ", StringComparison.Ordinal) ? item[3..] : item;

    private static int Fan(Reading reading)
    {
        for (var i = reading.ObjectAt; i < Math.Min(reading.ObjectAt + 5, reading.Words.Count); i++)
            if (Fans.Contains(reading.Words[i].Text))
                return i + 1 < reading.Words.Count && reading.Words[i + 1].Text is "of" or "with" or "about" or "on" or "to" or "for" ? i + 2 : i + 1;
        return 0;
    }

    private static void Prefers(Reading reading)
    {
        var value = Phrase.Value(reading.Words, reading.ObjectAt);
        if (value.Length == 0) return;
        var category = value.Split(' ').Select(Categories.Of).FirstOrDefault(name => name is not null);
        reading.Add(category is null ? "likes:" + Head(value) : "prefers:" + category, category is null ? "" : value, category is not null, MemoryKind.Preference);
    }

    /// <summary>"My favorite color is blue", "Blue is my favorite color", "my favorite is now green".</summary>
    private static void Favourites(Reading reading)
    {
        var words = reading.Words;
        var at = Phrase.IndexOf(words, 0, text => text is "favorite" or "favorites");
        var be = Phrase.IndexOf(words, 0, text => Grammar.Copulas.Contains(text) || text is "became" or "become" or "changed");
        if (at < 0 || be < 0) return;
        var topic = at < be ? Topic(words, at + 1, be) : Phrase.Value(words, at + 1);
        var value = at < be ? Value(words, be + 1) : Topic(words, reading.Clause.SubjectAt, be);
        if (topic.EndsWith(" has", StringComparison.Ordinal)) topic = topic[..^4];
        // "One of my favorites" leaves room for others.
        reading.Add("favorite:" + topic, value, topic.Length > 0 && !reading.Says("one of") && !reading.Says("some of"), MemoryKind.Preference);
    }

    private static string Value(IReadOnlyList<Word> words, int from)
    {
        var to = words.Count > from && words[from].Text is "from" ? Phrase.IndexOf(words, from, text => text == "to") + 1 : words.Count > from && words[from].Text == "to" ? from + 1 : from;
        return Phrase.Value(words, to);
    }

    private static string Topic(IReadOnlyList<Word> words, int from, int to) => string.Join(' ', Enumerable.Range(from, Math.Max(0, to - from))
        .Select(i => words[i].Text).Where(text => !Phrase.IsIdle(text) && text is not ("," or "time" or "in")).Select(Stem.Of));
}
