using System.Collections.Concurrent;

namespace Backboard.Host.Tests;

internal sealed class FakeAssistants : IAssistantStore
{
    private readonly ConcurrentDictionary<AssistantKey, Assistant> rows = new();

    public Task<Assistant?> Insert(Assistant assistant, CancellationToken cancellationToken) =>
        Task.FromResult<Assistant?>(rows.GetOrAdd(assistant.Key, assistant));

    public Task<Assistant?> Find(AssistantKey key, CancellationToken cancellationToken) => Task.FromResult(rows.GetValueOrDefault(key));

    public Task<ImmutableArray<Assistant>> List(string tenantId, string? name, int skip, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(rows.Values.Where(a => a.Key.TenantId == tenantId && (name ?? a.Name) == a.Name)
            .OrderByDescending(static a => a.CreatedAt).Skip(skip).Take(limit).ToImmutableArray());

    public Task<bool> Replace(Assistant assistant, CancellationToken cancellationToken)
    {
        rows[assistant.Key] = assistant;
        return Task.FromResult(true);
    }

    public Task<Assistant> EnsureDefault(string tenantId, Guid proposedId, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(new Assistant { Key = new AssistantKey(tenantId, FakeThread.AssistantId), Name = "Default", IsDefault = true });

    public Task<ImmutableArray<ThreadKey>?> Delete(AssistantKey key, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ThreadKey>?>(rows.TryRemove(key, out _) ? [] : null);
}

/// <summary>One of them as a grain.</summary>
internal sealed class FakeAssistant(FakeAssistants store, FakeLedger memories, FakeDocuments documents, AssistantKey key) : IAssistantGrain
{
    private static readonly Error Absent = Error.NotFound("Assistant not found");

    public async Task<Result<Assistant>> Create(Assistant assistant) => (await store.Insert(assistant, default))!;

    public async Task<Result<Assistant>> Get() => await store.Find(key, default) is { } found ? found : Absent;

    public async Task<Result<Assistant>> Update(AssistantChange change)
    {
        if (await store.Find(key, default) is not { } found)
            return Absent;
        var changed = found with { Name = change.Name ?? found.Name, Tools = change.Tools.Or(found.Tools), MemoryScope = change.MemoryScope ?? found.MemoryScope };
        await store.Replace(changed, default);
        return changed;
    }

    public async Task<Result<bool>> Delete() => await store.Delete(key, default) is null ? Absent : true;

    public Task<Result<int>> EraseMemories(string? userId, Guid? threadId) => Task.FromResult<Result<int>>(
        memories.Remove(key, m => (userId ?? m.UserId) == m.UserId && (threadId is null || m.Source?.ThreadId == threadId)));

    public async Task<Result<int>> CopyDocuments(Guid toAssistantId) =>
        await documents.Copy(key, key with { AssistantId = toAssistantId }, default, default);

    /// <summary>Copies have ids made from their originals', so that none is copied twice.</summary>
    public Task<Result<int>> CopyMemories(Guid toAssistantId)
    {
        var to = key with { AssistantId = toAssistantId };
        var there = memories.Of(to).Select(static m => m.MemoryId).ToHashSet();
        var missing = memories.Of(key).Where(static m => m.IsCurrent)
            .Select(m => m with { MemoryId = Ids.OfMessage(m.MemoryId, toAssistantId.GetHashCode()) })
            .Where(m => !there.Contains(m.MemoryId)).ToList();
        memories.Append(to, missing);
        return Task.FromResult<Result<int>>(missing.Count);
    }
}
