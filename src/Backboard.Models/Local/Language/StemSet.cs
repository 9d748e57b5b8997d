namespace Backboard.Models.Local.Language;

/// <summary>The stems of a text's words of substance, to be compared with other texts without building theirs.</summary>
internal sealed class StemSet
{
    private readonly HashSet<string> stems = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly HashSet<char> initials;

    public StemSet(string text, StemSet? without = null)
    {
        lookup = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[64];
        foreach (var word in new Words(text))
        {
            if (FunctionWords.Contains(word)) continue;
            var stem = buffer[..Stemmer.Stem(word, buffer)];
            if (stem.Length > 1 && without?.lookup.Contains(stem) != true) lookup.Add(stem);
        }
        initials = [.. stems.Select(stem => stem[0])];
    }

    public int Count => stems.Count;

    public bool IsEmpty => stems.Count == 0;

    public bool Contains(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[64];
        return lookup.Contains(buffer[..Stemmer.Stem(word, buffer)]);
    }

    /// <summary>How many different stems of this set the text has.</summary>
    public int SharedWith(string text)
    {
        if (stems.Count == 0) return 0;
        Span<char> buffer = stackalloc char[64];
        HashSet<string>? seen = null;
        var shared = 0;
        foreach (var word in new Words(text))
        {
            if (!MayBeIn(word[0]) || FunctionWords.Contains(word)) continue;
            if (lookup.TryGetValue(buffer[..Stemmer.Stem(word, buffer)], out var stem) && (seen ??= []).Add(stem)) shared++;
        }
        return shared;
    }

    public int SharedWith(StemSet other) => stems.Count(other.stems.Contains);

    /// <summary>Most words of a long history are dismissed by their first letter.</summary>
    private bool MayBeIn(char first)
    {
        first = char.ToLowerInvariant(first);
        return initials.Contains(first) || IrregularForms.MayChangeInitial(first);
    }

    public bool SetEquals(StemSet other) => stems.SetEquals(other.stems);
}
