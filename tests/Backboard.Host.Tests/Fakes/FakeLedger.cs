namespace Backboard.Host.Tests;

/// <summary>The memories of every assistant, all versions.</summary>
internal sealed class FakeLedger : IMemoryQueries
{
    private readonly Lock gate = new();
    private readonly List<(AssistantKey Assistant, MemoryRecord Version)> rows = [];

    public bool IsDown { get; set; }

    public int Pending { get; set; }

    /// <summary>The most that one call asked for.</summary>
    public int LargestPage { get; private set; }

    /// <summary>Runs once, after the next page was read.</summary>
    public Action? OnListed { get; set; }

    public void Append(AssistantKey assistant, params IEnumerable<MemoryRecord> versions)
    {
        lock (gate)
            rows.AddRange(versions.Select(v => (assistant, v)));
    }

    public void Replace(AssistantKey assistant, MemoryRecord old, MemoryRecord closed, MemoryRecord? next = null)
    {
        lock (gate)
            rows[rows.IndexOf((assistant, old))] = (assistant, closed);
        if (next is not null)
            Append(assistant, next);
    }

    /// <summary>Removes whole memories; how many.</summary>
    public int Remove(AssistantKey assistant, Func<MemoryRecord, bool> which)
    {
        lock (gate)
        {
            var gone = rows.Where(r => r.Assistant == assistant && which(r.Version)).Select(static r => r.Version.MemoryId).ToHashSet();
            rows.RemoveAll(r => r.Assistant == assistant && gone.Contains(r.Version.MemoryId));
            return gone.Count;
        }
    }

    public ImmutableArray<MemoryRecord> Of(AssistantKey assistant)
    {
        if (IsDown)
            throw new StoreUnavailableException("down");
        lock (gate)
            return [.. rows.Where(r => r.Assistant == assistant).Select(static r => r.Version)];
    }

    public Task<MemoryPage> List(AssistantKey assistant, MemoryFilter filter, int skip, int limit, CancellationToken cancellationToken)
    {
        var all = Of(assistant).Where(m => IsListed(m, filter)).OrderByDescending(static m => m.MemoryId).ToList();
        LargestPage = Math.Max(LargestPage, limit);
        var then = OnListed;
        OnListed = null;
        then?.Invoke();
        return Task.FromResult(new MemoryPage([.. all.Skip(skip).Take(limit)], all.Count));
    }

    public Task<MemoryRecord?> Find(AssistantKey assistant, Guid memoryId, CancellationToken cancellationToken) =>
        Task.FromResult(Of(assistant).Where(m => m.MemoryId == memoryId).MaxBy(static m => m.Version));

    public Task<ImmutableArray<MemoryRecord>> History(AssistantKey assistant, Guid memoryId, CancellationToken cancellationToken)
    {
        var versions = Of(assistant).Where(m => m.MemoryId == memoryId).OrderBy(static m => m.Version).ToList();
        var heirs = versions.Select(static m => m.SupersededBy).Where(id => id is not null && id != memoryId).ToHashSet();
        return Task.FromResult<ImmutableArray<MemoryRecord>>([.. versions, .. Of(assistant).Where(m => heirs.Contains(m.MemoryId))]);
    }

    public Task<MemoryStats> Stats(AssistantKey assistant, string? userId, CancellationToken cancellationToken)
    {
        var current = Of(assistant).Where(m => IsListed(m, new MemoryFilter(userId, AsOf: null, ThreadId: null))).ToList();
        return Task.FromResult(new MemoryStats(current.Count, Pending, current.Count == 0 ? null : current.Max(static m => m.RecordedAt)));
    }

    private static bool IsListed(MemoryRecord memory, MemoryFilter filter) =>
        (filter.AsOf is { } at ? memory.ValidFrom <= at && at < (memory.ValidTo ?? DateTimeOffset.MaxValue) : memory.IsCurrent)
        && (filter.UserId is null || memory.UserId is null || memory.UserId == filter.UserId)
        && (filter.ThreadId is null || memory.Source?.ThreadId == filter.ThreadId);
}
