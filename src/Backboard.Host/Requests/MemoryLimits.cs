namespace Backboard.Host;

/// <summary>What a memory and a search may be; shown by <c>memories/stats</c>.</summary>
internal static class MemoryLimits
{
    /// <summary>UTF-16 units of a memory.</summary>
    public const int MaxContentChars = 50_000;

    /// <summary>UTF-8 bytes of a memory's metadata, and of a filter.</summary>
    public const int MaxMetadataBytes = 4_096;

    /// <summary>UTF-16 units of a question.</summary>
    public const int MaxQueryChars = 4_000;

    /// <summary>Memories that a search returns at most.</summary>
    public const int MaxSearchLimit = 50;

    /// <summary>Characters of an end user's id.</summary>
    public const int MaxUserIdChars = 256;
}
