using System.Buffers;

namespace Backboard.Models.Local.Language;

/// <summary>
/// Brings the forms of an English word together: endings of number, tense and derivation, British and American spelling. Small and rough:
/// a stem only has to be the same for words that mean the same, not to be a word.
/// </summary>
internal static class Stemmer
{
    private const int Longest = 64;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly string[] Derivations =
    [
        "ization", "isation", "ation", "ition", "ement", "ment", "ness", "ance", "ence", "able", "ible", "eer", "ary", "ist", "ize", "ise",
        "ate", "ful", "ion", "ity", "ly", "ic", "al",
    ];

    public static string Stem(string word)
    {
        Span<char> buffer = stackalloc char[Longest];
        return buffer[..Stem(word, buffer)].ToString();
    }

    /// <summary>Writes the stem into the buffer (at least 64 characters) and returns its length.</summary>
    public static int Stem(ReadOnlySpan<char> word, Span<char> buffer)
    {
        var length = Math.Min(word.Length, Longest);
        for (var i = 0; i < length; i++) buffer[i] = Words.IsApostrophe(word[i]) ? '\'' : char.ToLowerInvariant(word[i]);
        var apostrophe = buffer[..length].IndexOf('\'');
        if (apostrophe > 0) length = apostrophe;
        if (IrregularForms.Base(buffer[..length]) is { } regular)
        {
            regular.CopyTo(buffer);
            length = regular.Length;
        }
        if (length <= 3) return length;
        length = Latin(buffer, Number(buffer, AmericanSpelling(buffer, length)));
        length = Tense(buffer, length);
        length = Derivation(buffer, length);
        return length > 3 && buffer[length - 1] is 'e' or 'y' or 'i' ? length - 1 : length;
    }

    private static int AmericanSpelling(Span<char> word, int length)
    {
        var our = word[..length].IndexOf("our");
        if (our >= 2 && length > 4)
        {
            word[(our + 2)..length].CopyTo(word[(our + 1)..]);
            length--;
        }
        if (EndsWith(word, length, "tre")) (word[length - 2], word[length - 1]) = ('e', 'r');
        return length;
    }

    private static int Number(Span<char> word, int length)
    {
        if (EndsWith(word, length, "sses")) return length - 2;
        if (EndsWith(word, length, "ies") && length > 4)
        {
            word[length - 3] = 'y';
            return length - 2;
        }
        return word[length - 1] == 's' && word[length - 2] is not ('s' or 'u' or 'i') ? length - 1 : length;
    }

    /// <summary>Nouns whose verbs end otherwise: permission and permit, description and describe, decision and decide.</summary>
    private static int Latin(Span<char> word, int length)
    {
        if (length > 8 && EndsWith(word, length, "mission")) return Replace(word, length, "ssion", "t");
        if (length > 9 && EndsWith(word, length, "scription")) return Replace(word, length, "ption", "be");
        return length > 6 && EndsWith(word, length, "cision") ? Replace(word, length, "sion", "de") : length;
    }

    private static int Replace(Span<char> word, int length, string end, string with)
    {
        with.CopyTo(word[(length - end.Length)..]);
        return length - end.Length + with.Length;
    }

    private static int Tense(Span<char> word, int length)
    {
        var cut = EndsWith(word, length, "ing") ? 3 : EndsWith(word, length, "ied") ? 2 : EndsWith(word, length, "ed") ? 2 : 0;
        if (cut == 0 || length - cut < 3 || !word[..(length - cut)].ContainsAny(Vowels)) return length;
        length -= cut;
        var isDoubled = word[length - 1] == word[length - 2] && word[length - 1] is not ('l' or 's' or 'z' or 'e' or 'o');
        return isDoubled ? length - 1 : length;
    }

    private static int Derivation(Span<char> word, int length)
    {
        foreach (var suffix in Derivations)
            if (length - suffix.Length >= 4 && EndsWith(word, length, suffix)) return length - suffix.Length;
        return length;
    }

    private static bool EndsWith(Span<char> word, int length, string suffix) => word[..length].EndsWith(suffix);
}
