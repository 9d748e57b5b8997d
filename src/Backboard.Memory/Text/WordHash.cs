namespace Backboard.Memory.Text;

/// <summary>Hashes words, and texts word by word (FNV-1a with a final mix); stable over processes and machines.</summary>
internal static class WordHash
{
    /// <summary>Of a text without words.</summary>
    public const ulong Empty = 14695981039346656037UL;

    private const ulong Prime = 1099511628211UL;

    /// <summary>Of a word, never 0.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Empty;
        foreach (var character in word) hash = (hash ^ character) * Prime;
        hash ^= hash >> 32;
        return hash == 0 ? 1 : hash;
    }

    /// <summary>A text's, with one more word.</summary>
    public static ulong Add(ulong text, ulong word) => (text ^ word) * Prime;
}
