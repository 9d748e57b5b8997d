using Backboard.Memory.Extraction.Rules;

namespace Backboard.Memory.Tests.Rules;

/// <summary>The memories of one user, changed as extraction decides; gives each message what an index would find related.</summary>
internal sealed class Ledger
{
    private static readonly DateTimeOffset Start = new(2024, 5, 15, 9, 0, 0, TimeSpan.Zero);
    private readonly RuleExtractor extractor = new();
    private readonly StatementKeys keys = new();
    private readonly List<MemoryRecord> versions = [];
    private int told;

    public IEnumerable<MemoryRecord> Current => versions.Where(version => version.IsCurrent);

    public IReadOnlyList<MemoryRecord> Versions => versions;

    public ImmutableArray<MemoryDecision> Tell(string message, DateTimeOffset? at = null)
    {
        var toldAt = at ?? Start.AddHours(++told);
        var related = Current.Where(memory => IsRelated(message, memory.Content)).ToImmutableArray();
        var decisions = extractor.Extract(new ExtractionRequest(message, null, toldAt, related, null)).Decisions;
        foreach (var decision in decisions) Apply(decision, message, toldAt, related);
        return decisions;
    }

    private void Apply(MemoryDecision decision, string message, DateTimeOffset toldAt, ImmutableArray<MemoryRecord> related)
    {
        if (decision.Kind == MemoryEffectKind.None) return;
        if (decision.MemoryId is { } id)
        {
            Assert.Contains(related, memory => memory.MemoryId == id);
            var at = versions.FindIndex(version => version.MemoryId == id && version.IsCurrent);
            versions[at] = versions[at] with { RetiredAt = toldAt, ValidTo = toldAt };
        }
        if (decision.Kind == MemoryEffectKind.Delete) return;
        Assert.Equal(decision.Content, message.Substring(decision.Start, decision.Length));
        versions.Add(new MemoryRecord
        {
            MemoryId = decision.MemoryId ?? Guid.CreateVersion7(toldAt), Version = 1, Content = decision.Content!, Extractor = RuleExtractor.Version,
            ValidFrom = toldAt, ValidTo = decision.ValidTo, RetiredAt = decision.ValidTo, RecordedAt = toldAt, CreatedAt = toldAt, Kind = decision.Of,
            OccurredOn = decision.OccurredOn,
        });
    }

    private bool IsRelated(string message, string content) => keys.KeysOf(message).Intersect(keys.KeysOf(content)).Any() || Words(message).Overlaps(Words(content));

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', '.', ',', '!', '?', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2).Select(Stem.Of)];
}
