using System.Collections.Immutable;

namespace Backboard.Testing;

/// <summary>Files that must not be read, of every kind that people and attackers come up with.</summary>
public static class BadFiles
{
    public const int Count = 300;

    /// <summary>300 of them; the same seed gives the same.</summary>
    public static ImmutableArray<BadFile> All(int seed)
    {
        var random = new Random(seed);
        List<BadFile> files =
        [
            .. EmptyFiles.All(), .. RenamedFiles.All(random), .. BombFiles.All(), .. EncryptedFiles.All(random), .. EncodedFiles.All(random), .. NamedFiles.All(random),
            .. UnreadFiles.All(random),
        ];
        files.AddRange(DamagedFiles.Endless(random).Take(Count - files.Count));
        return [.. files];
    }
}
