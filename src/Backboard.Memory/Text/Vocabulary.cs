namespace Backboard.Memory.Text;

/// <summary>
/// Numbers the terms of an index. Each distinct word is stemmed once; later sightings cost a look-up. A term that was forgotten leaves its number
/// and its words' hashes, so that it gets them back when it comes again.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>The number of a word that is not looked for.</summary>
    public const int Stop = -1;

    /// <summary>The number of a word that the index has never seen.</summary>
    public const int Unknown = -2;

    private readonly WordTable _words = new();
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<string?> _terms = [];

    /// <summary>Terms so far; their numbers are below it.</summary>
    public int Count => _terms.Count;

    /// <summary>The term of a folded word, numbered when it is new.</summary>
    /// <param name="hash">Of the word, by <see cref="WordHash"/>.</param>
    public int Add(ReadOnlySpan<char> word, ulong hash)
    {
        if (TryFind(hash, out var term)) return term;
        var text = word.ToString();
        return Add(hash, StopWords.Contains(text) ? null : TermOf(text));
    }

    /// <summary>The same where the term was found already; null for a word that is not looked for.</summary>
    public int Add(ulong hash, string? term)
    {
        if (TryFind(hash, out var number)) return number;
        var isForgotten = number >= 0;
        number = term is null ? Stop : Number(term, isForgotten ? number : _terms.Count);
        if (isForgotten) _words.Replace(hash, number);
        else _words.Add(hash, number);
        return number;
    }

    /// <summary>The term of a word that was added. Many may ask at once while nobody adds.</summary>
    /// <param name="hash">Of the word, by <see cref="WordHash"/>.</param>
    /// <param name="term">Also of a term that was forgotten, when it is not found; else <see cref="Unknown"/>.</param>
    public bool TryFind(ulong hash, out int term)
    {
        if (_words.TryFind(hash, out term)) return term == Stop || _terms[term] is not null;
        term = Unknown;
        return false;
    }

    /// <summary>The term of a folded word, without making it one.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (TryFind(WordHash.Of(word), out var term)) return term;
        var text = word.ToString();
        return StopWords.Contains(text) ? Stop : _numbers.GetValueOrDefault(TermOf(text), Unknown);
    }

    /// <summary>The number of a term.</summary>
    public int FindTerm(string term) => _numbers.GetValueOrDefault(term, Unknown);

    /// <summary>Null once it was forgotten.</summary>
    public string? this[int term] => _terms[term];

    /// <summary>Drops the letters of a term that no text has any more.</summary>
    public void Forget(int term)
    {
        if (_terms[term] is not { } text) return;
        _numbers.Remove(text);
        _terms[term] = null;
    }

    /// <summary>What a folded word is looked for as.</summary>
    public static string TermOf(string word) => EnglishStemmer.Stem(IrregularForms.BaseOf(word));

    private int Number(string term, int free)
    {
        if (_numbers.TryGetValue(term, out var number)) return number;
        _numbers.Add(term, free);
        if (free == _terms.Count) _terms.Add(term);
        else _terms[free] = term;
        return free;
    }
}
