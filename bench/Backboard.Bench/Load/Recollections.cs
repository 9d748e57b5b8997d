using Backboard.Abstractions;

namespace Backboard.Bench.Load;

/// <summary>Sentences as memories, one told every minute.</summary>
internal static class Recollections
{
    private static readonly DateTimeOffset FirstToldAt = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static MemoryRecord Of(int number)
    {
        var toldAt = ToldAt(number);
        return new MemoryRecord
        {
            MemoryId = Ids.OfMemory(Guid.Empty, number, toldAt),
            Version = 1,
            Content = Sentences.Of(number).Text,
            Trust = MemoryTrust.Operator,
            Extractor = "api",
            ValidFrom = toldAt,
            RecordedAt = toldAt,
            CreatedAt = toldAt,
        };
    }

    public static DateTimeOffset ToldAt(int number) => FirstToldAt.AddMinutes(number);
}
