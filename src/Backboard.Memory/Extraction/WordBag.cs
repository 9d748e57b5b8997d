namespace Backboard.Memory.Extraction;

/// <summary>
/// The words of subject matter in some texts, rough enough that the forms of one word meet: without common endings, by their
/// first letters. Scripts without spaces count by pairs of signs.
/// </summary>
internal sealed class WordBag
{
    private const int KeyLength = 5;
    private const char FirstIdeographic = '\u2E80';
    private const char FirstHangul = '\uAC00';
    private const char LastHangul = '\uD7A3';

    private static readonly string[] Endings = ["ing", "ed", "es", "s", "e"];

    private readonly HashSet<string> _keys = [];

    public WordBag(params IEnumerable<string> texts)
    {
        foreach (var text in texts)
            foreach (var word in Words(text))
                if (!ClosedWords.WithoutSubject.Contains(word)) Add(word);
    }

    public int Count => _keys.Count;

    public bool Has(string key) => _keys.Contains(key);

    public IEnumerable<string> Keys => _keys;

    /// <summary>Runs of letters and digits with the apostrophes inside, in lower case.</summary>
    public static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetterOrDigit(text[start])) continue;
            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsApostropheInside(text, end))) end++;
            yield return text[start..end].Replace('’', '\'').ToLowerInvariant();
            start = end;
        }
    }

    private void Add(string word)
    {
        if (word[0] < FirstIdeographic || word[0] is >= FirstHangul and <= LastHangul) _keys.Add(Key(word));
        else if (word.Length == 1) _keys.Add(word);
        else
            for (var at = 0; at + 1 < word.Length; at++) _keys.Add(word.Substring(at, 2));
    }

    private static string Key(string word)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal)) word = word[..^2];
        foreach (var ending in Endings)
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal)) word = word[..^ending.Length];
        return word.Length <= KeyLength ? word : word[..KeyLength];
    }

    private static bool IsApostropheInside(string text, int at) =>
        text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
}
