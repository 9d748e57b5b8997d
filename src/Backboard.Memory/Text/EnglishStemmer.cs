namespace Backboard.Memory.Text;

/// <summary>The Porter2 stemmer (M. F. Porter, Snowball "english"), over folded words.</summary>
internal static class EnglishStemmer
{
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl",
        ["gently"] = "gentl", ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl",
        ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly HashSet<string> Finished =
        ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    private static readonly string[] LongStarts = ["gener", "commun", "arsen"];

    private static readonly (string Suffix, string By)[] Step2 =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
        ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"),
        ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"),
        ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string By)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""),
        ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
        "al", "er", "ic",
    ];

    public static string Stem(string word)
    {
        if (word.Length <= 2 || !word.All(char.IsAsciiLetterLower)) return word;
        if (Exceptions.TryGetValue(word, out var exception)) return exception;
        word = MarkConsonantY(word);
        var (r1, r2) = Regions(word);
        word = Plural(word);
        if (Finished.Contains(word)) return word;
        word = Past(word, r1);
        if (word.Length > 2 && word[^1] is 'y' or 'Y' && !IsVowel(word[^2])) word = word[..^1] + "i";
        word = Replace(word, Step2, r1, r2);
        word = Replace(word, Step3, r1, r2);
        word = Drop(word, r2);
        return Ending(word, r1, r2).ToLowerInvariant();
    }

    private static string MarkConsonantY(string word) => string.Create(word.Length, word, static (letters, source) =>
    {
        source.CopyTo(letters);
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1]))) letters[i] = 'Y';
        }
    });

    private static (int R1, int R2) Regions(string word)
    {
        var start = LongStarts.FirstOrDefault(start => word.StartsWith(start, StringComparison.Ordinal));
        var r1 = start?.Length ?? AfterVowelConsonant(word, 0);
        return (r1, AfterVowelConsonant(word, r1));
    }

    private static int AfterVowelConsonant(string word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1])) return i + 1;
        }

        return word.Length;
    }

    private static string Plural(string word)
    {
        if (Ends(word, "sses")) return word[..^2];
        if (Ends(word, "ied") || Ends(word, "ies")) return word.Length > 4 ? word[..^2] : word[..^1];
        if (!Ends(word, "s") || Ends(word, "us") || Ends(word, "ss")) return word;
        return HasVowel(word, word.Length - 2) ? word[..^1] : word;
    }

    private static string Past(string word, int r1)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["eedly", "eed"])
        {
            if (Ends(word, suffix)) return word.Length - suffix.Length >= r1 ? word[..^(suffix.Length - 2)] : word;
        }

        foreach (var suffix in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (!Ends(word, suffix)) continue;
            if (!HasVowel(word, word.Length - suffix.Length)) return word;
            word = word[..^suffix.Length];
            if (Ends(word, "at") || Ends(word, "bl") || Ends(word, "iz")) return word + "e";
            if (word.Length > 1 && word[^1] == word[^2] && "bdfgmnprt".Contains(word[^1])) return word[..^1];
            return r1 >= word.Length && EndsInShortSyllable(word) ? word + "e" : word;
        }

        return word;
    }

    private static string Replace(string word, (string Suffix, string By)[] rules, int r1, int r2)
    {
        foreach (var (suffix, by) in rules)
        {
            if (!Ends(word, suffix)) continue;
            var stem = word.Length - suffix.Length;
            var allowed = suffix switch
            {
                "li" => stem > 0 && "cdeghkmnrt".Contains(word[stem - 1]),
                "ogi" => stem > 0 && word[stem - 1] == 'l',
                "ative" => stem >= r2,
                _ => true,
            };
            return allowed && stem >= r1 ? word[..stem] + by : word;
        }

        return word;
    }

    private static string Drop(string word, int r2)
    {
        foreach (var suffix in Step4)
        {
            if (!Ends(word, suffix)) continue;
            var stem = word.Length - suffix.Length;
            return stem >= r2 && (suffix != "ion" || (stem > 0 && word[stem - 1] is 's' or 't')) ? word[..stem] : word;
        }

        return word;
    }

    private static string Ending(string word, int r1, int r2)
    {
        var last = word.Length - 1;
        if (word[last] == 'e') return last >= r2 || (last >= r1 && !EndsInShortSyllable(word[..last])) ? word[..last] : word;
        return word[last] == 'l' && last >= r2 && word[last - 1] == 'l' ? word[..last] : word;
    }

    private static bool EndsInShortSyllable(string word) => word.Length switch
    {
        < 2 => false,
        2 => IsVowel(word[0]) && !IsVowel(word[1]),
        _ => !IsVowel(word[^3]) && IsVowel(word[^2]) && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'Y'),
    };

    private static bool Ends(string word, string suffix) => word.EndsWith(suffix, StringComparison.Ordinal);

    private static bool HasVowel(string word, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (IsVowel(word[i])) return true;
        }

        return false;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
