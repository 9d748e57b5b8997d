namespace Backboard.Host.Tests;

/// <summary>Memories as extraction writes them.</summary>
internal static class Facts
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly Guid Thread = Guid.Parse("01900000-0000-7000-8000-0000000000a1");
    public static readonly Guid Message = Guid.Parse("01900000-0000-7000-8000-0000000000b1");

    /// <summary>The n-th memory; later ones are newer.</summary>
    public static MemoryRecord Told(int n, string content, string? userId = null) => new()
    {
        MemoryId = IdOf(n),
        Version = 1,
        UserId = userId,
        Content = content,
        Kind = MemoryKind.Preference,
        Confidence = 0.9,
        Extractor = "rules/1",
        Source = new MemorySource(Thread, Message, MessageSeq: 1, Start: 4, Length: 11),
        ValidFrom = Noon,
        RecordedAt = Noon.AddMilliseconds(1500),
        CreatedAt = Noon.AddSeconds(1),
    };

    public static Guid IdOf(int n) => Guid.Parse($"01900000-0000-7000-8000-{n:x12}");

    /// <summary>No longer true from a time on.</summary>
    public static MemoryRecord Until(this MemoryRecord memory, DateTimeOffset end, Guid? supersededBy = null) =>
        memory with { ValidTo = end, RetiredAt = end, SupersededBy = supersededBy };
}
