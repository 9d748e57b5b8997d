using System.Text.Json;

namespace Backboard.Memory.Tests.Extraction;

/// <summary>What is read, and what a model makes of it, as short as a test wants them.</summary>
internal static class Told
{
    public static readonly DateTimeOffset At = new(2026, 3, 10, 9, 30, 0, TimeSpan.Zero);

    public static ExtractionRequest Words(string message, params MemoryRecord[] related) => new(message, null, At, [.. related], Model("openai"));

    public static ModelInfo Model(string provider) => new(provider, "fake-1", "llm", 128_000) { SupportsJsonOutput = true };

    public static MemoryRecord Memory(string content, DateTimeOffset? told = null) => new()
    {
        MemoryId = Ids.New(TimeProvider.System),
        Version = 1,
        Content = content,
        Extractor = "rules/1",
        ValidFrom = told ?? At.AddDays(-30),
        RecordedAt = At.AddDays(-30),
        CreatedAt = At.AddDays(-30),
    };

    public static string Fact(string action, string? content, string? quote, string? memory = null) =>
        JsonSerializer.Serialize(new { action, memory, content, quote, kind = "fact", confidence = 0.9 });
}
