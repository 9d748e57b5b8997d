using System.Buffers;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>A word without its endings: enough to tell that "hiking", "hikes" and "hike" are one.</summary>
internal static class Stem
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    public static string Of(string word)
    {
        if (word.Length < 4) return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        if (word.EndsWith("ing", StringComparison.Ordinal) && HasVowel(word, 3)) return Undouble(word[..^3]);
        if (word.EndsWith("ied", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        if (word.EndsWith("ed", StringComparison.Ordinal) && HasVowel(word, 2)) return Undouble(word[..^2]);
        if (word.EndsWith("es", StringComparison.Ordinal) && word[..^2] is [.., 's' or 'x' or 'z' or 'o'] or [.., 's' or 'c', 'h']) return word[..^2].TrimEnd('e');
        if (word.EndsWith('s') && word[^2] is not ('s' or 'u' or 'i')) return word[..^1].TrimEnd('e');
        return word.TrimEnd('e');
    }

    private static bool HasVowel(string word, int ending)
    {
        var head = word.AsSpan(0, word.Length - ending);
        return head.Length > 1 && head.IndexOfAny(Vowels) >= 0;
    }

    private static string Undouble(string word) =>
        word.Length > 2 && word[^1] == word[^2] && word[^1] is not ('s' or 'z' or 'e' or 'o') && (word[^1] != 'l' || word.Length > 5) ? word[..^1] : word.TrimEnd('e');
}
