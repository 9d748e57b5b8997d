using System.Collections.Concurrent;
using System.Diagnostics;

namespace Backboard.Host.Tests;

/// <summary>What the memory grains were asked for, and what they are to answer.</summary>
internal sealed class FakeMemories
{
    public FakeLedger Ledger { get; } = new();

    public ConcurrentQueue<(MemoryScope Scope, RecallQuery Query)> Searches { get; } = new();

    /// <summary>Refuses every call; null serves.</summary>
    public Error? Refusal { get; set; }

    /// <summary>How well a memory fits any question.</summary>
    public Func<MemoryRecord, double> Score { get; set; } = static _ => 0.5;
}

/// <summary>One scope of them as a grain.</summary>
internal sealed class FakeMemoryGrain(FakeMemories memories, MemoryScope scope) : IMemoryGrain
{
    private static readonly Error Absent = Error.NotFound("Memory not found");
    private static readonly TimeProvider Time = TimeProvider.System;

    public Task<Result<ImmutableArray<RetrievedMemory>>> Recall(RecallQuery query) => throw new UnreachableException("The front end never recalls.");

    public Task<Result<ImmutableArray<FoundMemory>>> Search(RecallQuery query)
    {
        memories.Searches.Enqueue((scope, query));
        return Answer<ImmutableArray<FoundMemory>>(() => Own
            .OrderByDescending(memories.Score).Take(query.Limit)
            .Select(m => new FoundMemory(m, memories.Score(m), new RecallReason(["peanuts"], m.OccurredOn, m.Source?.ThreadId, m.Source?.MessageId)))
            .ToImmutableArray());
    }

    public Task<Result<MemoryRecord>> Add(Guid memoryId, string content, string? metadata) => Answer<MemoryRecord>(() =>
    {
        if (Own.FirstOrDefault(m => m.MemoryId == memoryId) is { } known)
            return known;
        var now = Time.GetUtcNow();
        var added = new MemoryRecord
        {
            MemoryId = memoryId, Version = 1, UserId = scope.UserId, Content = content, Metadata = metadata, Trust = MemoryTrust.Operator,
            Extractor = "api", ValidFrom = CustomTimestamp.Read(metadata) ?? now, RecordedAt = now, CreatedAt = now,
        };
        memories.Ledger.Append(scope.Assistant, added);
        return added;
    });

    public Task<Result<MemoryRecord>> Update(Guid memoryId, string content, Change<string> metadata) => Answer<MemoryRecord>(() =>
    {
        if (Own.FirstOrDefault(m => m.MemoryId == memoryId) is not { } current)
            return Absent;
        var now = Time.GetUtcNow();
        var next = current with { Version = current.Version + 1, Content = content, Metadata = metadata.Or(current.Metadata), RecordedAt = now };
        memories.Ledger.Replace(scope.Assistant, current, current with { RetiredAt = now, ValidTo = now, SupersededBy = memoryId }, next);
        return next;
    });

    public Task<Result<bool>> Delete(Guid memoryId) => Answer<bool>(() =>
        memories.Ledger.Remove(scope.Assistant, m => m.MemoryId == memoryId && m.UserId == scope.UserId) > 0 ? true : Absent);

    public Task Digest(Guid? operationId) => throw new UnreachableException("The front end reads no messages.");

    private IEnumerable<MemoryRecord> Own => memories.Ledger.Of(scope.Assistant).Where(m => m.UserId == scope.UserId && m.IsCurrent);

    private Task<Result<T>> Answer<T>(Func<Result<T>> act) =>
        Task.FromResult(memories.Refusal is { } refusal ? refusal : act());
}
