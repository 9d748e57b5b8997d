namespace Backboard.Grains;

/// <summary>What an extractor's decisions do to the ledger.</summary>
internal static class MemoryChanges
{
    /// <param name="operation">As claimed: its id, so that an addition made twice has the same id, and its source.</param>
    /// <param name="extracted">The decisions.</param>
    /// <param name="related">The memories that the extractor was shown.</param>
    /// <param name="now">UTC, when it is written.</param>
    public static ImmutableArray<MemoryChange> Of(
        MemoryOperation operation, Extracted extracted, ImmutableArray<MemoryRecord> related, DateTimeOffset now)
    {
        var known = related.ToDictionary(memory => memory.MemoryId);
        return [.. extracted.Decisions.Select((decision, index) => decision.Kind switch
        {
            MemoryEffectKind.Add => new MemoryChange(MemoryEffectKind.Add, Added(index), null),
            MemoryEffectKind.Update => new MemoryChange(MemoryEffectKind.Update, Updated(index, known[decision.MemoryId!.Value]), null),
            MemoryEffectKind.Delete => new MemoryChange(MemoryEffectKind.Delete, Retired(decision, known[decision.MemoryId!.Value]), null),
            _ => new MemoryChange(MemoryEffectKind.None, null, null),
        })];

        MemoryRecord Added(int index)
        {
            var decision = extracted.Decisions[index];
            var isPast = decision.ValidTo is not null;
            return Version(index, IdOf(index), 1, now) with
            {
                ValidTo = decision.ValidTo,
                RetiredAt = isPast ? now : null,
            };
        }

        Guid IdOf(int index) => Ids.OfMemory(operation.OperationId, index, operation.CreatedAt);

        MemoryRecord Updated(int index, MemoryRecord current) =>
            Version(index, current.MemoryId, current.Version + 1, current.CreatedAt) with { Metadata = current.Metadata };

        MemoryRecord Retired(MemoryDecision decision, MemoryRecord current) => current with
        {
            ValidTo = Later(operation.ToldAt, current.ValidFrom),
            RetiredAt = now,
            SupersededBy = decision.SupersededBy is { } index ? IdOf(index) : null,
        };

        MemoryRecord Version(int index, Guid memoryId, int version, DateTimeOffset createdAt)
        {
            var decision = extracted.Decisions[index];
            return new MemoryRecord
            {
                MemoryId = memoryId,
                Version = version,
                UserId = operation.Scope.UserId,
                Content = decision.Content!,
                Kind = decision.Of,
                Confidence = decision.Confidence,
                Trust = MemoryTrust.User,
                Extractor = extracted.Extractor,
                Source = new MemorySource(operation.ThreadId, operation.MessageId, operation.MessageSeq, decision.Start, decision.Length),
                ValidFrom = operation.ToldAt,
                RecordedAt = now,
                CreatedAt = createdAt,
                OccurredOn = decision.OccurredOn,
            };
        }
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
