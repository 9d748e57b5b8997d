namespace Backboard.Memory.Text;

/// <summary>Hashes a text word by word (FNV-1a); stable over processes and machines.</summary>
internal static class WordHash
{
    public const ulong Empty = 14695981039346656037UL;

    private const ulong Prime = 1099511628211UL;

    public static ulong Add(ulong hash, ReadOnlySpan<char> word)
    {
        foreach (var character in word) hash = (hash ^ character) * Prime;
        return (hash ^ ' ') * Prime;
    }
}
