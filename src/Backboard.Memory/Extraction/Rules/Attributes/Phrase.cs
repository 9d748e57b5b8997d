namespace Backboard.Memory.Extraction.Rules;

/// <summary>The noun phrases behind a verb, reduced to the stems that tell one from another.</summary>
internal static class Phrase
{
    private static readonly System.Collections.Frozen.FrozenSet<string> Breaks = WordSet.Of(
        "because since when while if so but although though where who which that with for from by until before after instead than over now anymore these today yesterday tomorrow again anyways tonight last next ago");

    private static readonly System.Collections.Frozen.FrozenSet<string> Idle = WordSet.Of(
        "the a an this that these those any some all every each both my our no such his her its their your own old new longer more also called named really very anymore thing things new other another second third many much lot lots of to kind type");

    /// <summary>Stems of the phrase that starts at an index, up to where the next one begins.</summary>
    public static string Value(IReadOnlyList<Word> words, int from, bool stopAtAnd = true)
    {
        List<string> stems = [];
        for (var i = from; i < words.Count; i++)
        {
            var text = words[i].Text;
            if (words[i].IsMark || (Breaks.Contains(text) && stems.Count > 0) || (stopAtAnd && text is "and" or "or")) break;
            if (stems.Count > 0 && text is "in" or "at" or "on" or "near") break;
            if (IsIdle(text)) continue;
            stems.Add(Stem.Of(text));
        }
        return string.Join(' ', stems);
    }

    /// <summary>Each of "pizza, sushi and ramen".</summary>
    public static List<string> Items(IReadOnlyList<Word> words, int from)
    {
        List<string> items = [];
        for (var i = from; i < words.Count; i++)
        {
            var value = Value(words, i);
            if (value.Length > 0) items.Add(value);
            while (i < words.Count && words[i].Text is not ("," or "and" or "or")) i++;
            while (i + 1 < words.Count && words[i + 1].Text is "," or "and" or "or") i++;
            if (i + 1 < words.Count && (Grammar.FirstPerson.Contains(words[i + 1].Text) || Grammar.Subjects.Contains(words[i + 1].Text))) break;
            if (i + 1 < words.Count && Breaks.Contains(words[i + 1].Text)) break;
        }
        return items;
    }

    public static bool IsIdle(string text) => Idle.Contains(text) || Grammar.Adverbs.Contains(text) || Grammar.Auxiliaries.Contains(text);

    /// <summary>Index of a word, or −1.</summary>
    public static int IndexOf(IReadOnlyList<Word> words, int from, Func<string, bool> wanted)
    {
        for (var i = from; i < words.Count; i++)
            if (wanted(words[i].Text)) return i;
        return -1;
    }
}
