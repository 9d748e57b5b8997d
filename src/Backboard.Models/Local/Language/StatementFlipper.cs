using System.Text;

namespace Backboard.Models.Local.Language;

/// <summary>Says a sentence of the user's from the other side of the table: "I'm late for my train" is "you're late for your train".</summary>
internal static class StatementFlipper
{
    public static string Flip(string sentence)
    {
        var result = new StringBuilder(sentence.Length + 16);
        var words = new List<(int Start, int Length, string Lower)>();
        var walker = new Words(sentence);
        while (walker.MoveNext())
            words.Add((walker.Start, walker.Length, walker.Current.ToString().ToLowerInvariant().Replace('’', '\'')));
        var copied = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var (start, length, _) = words[i];
            result.Append(sentence, copied, start - copied);
            copied = start + length;
            var original = sentence.Substring(start, length);
            result.Append(Flip(original, i, words));
        }
        return result.Append(sentence, copied, sentence.Length - copied).ToString();
    }

    private static string Flip(string original, int at, List<(int Start, int Length, string Lower)> words)
    {
        var word = words[at].Lower;
        var flipped = word switch
        {
            "i" or "we" or "me" => "you",
            "us" => original == "US" ? original : "you",
            "i'm" or "we're" => "you're",
            "i've" or "we've" => "you've",
            "i'd" or "we'd" => "you'd",
            "i'll" or "we'll" => "you'll",
            "my" or "our" => "your",
            "mine" => IsAfterDeterminer(at, words) ? original : "yours",
            "ours" => "yours",
            "myself" => "yourself",
            "ourselves" => "yourselves",
            "am" => "are",
            "was" => IsAboutI(at, words) ? "were" : original,
            "wasn't" => IsAboutI(at, words) ? "weren't" : original,
            "you" => IsSubject(at, words) ? "I" : "me",
            "you're" => "I'm",
            "you've" => "I've",
            "you'd" => "I'd",
            "you'll" => "I'll",
            "your" => "my",
            "yours" => "mine",
            "yourself" => "myself",
            "are" => IsAfterYou(at, words) ? "am" : original,
            _ => original,
        };
        return original.Contains('’', StringComparison.Ordinal) ? flipped.Replace('\'', '’') : flipped;
    }

    private static bool IsAfterDeterminer(int at, List<(int Start, int Length, string Lower)> words) =>
        at > 0 && FunctionWords.Determiners.Contains(words[at - 1].Lower);

    private static bool IsAboutI(int at, List<(int Start, int Length, string Lower)> words) =>
        Before(at, words) == "i" || (at + 1 < words.Count && words[at + 1].Lower == "i");

    private static bool IsAfterYou(int at, List<(int Start, int Length, string Lower)> words) => Before(at, words) == "you";

    private static string? Before(int at, List<(int Start, int Length, string Lower)> words)
    {
        for (at--; at >= 0; at--)
            if (!FunctionWords.Adverbs.Contains(words[at].Lower)) return words[at].Lower;
        return null;
    }

    private static bool IsSubject(int at, List<(int Start, int Length, string Lower)> words) =>
        at == 0
        || (at + 1 < words.Count && FunctionWords.Auxiliaries.Contains(words[at + 1].Lower))
        || FunctionWords.Conjunctions.Contains(words[at - 1].Lower);
}
