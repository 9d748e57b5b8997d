using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Memory;

internal sealed class SqlMemoryStore(IDatabase database) : IMemoryStore
{
    private const string ByExtractor = "api";

    private readonly ScopeLocks _locks = new(database.Dialect);
    private readonly Ledger _ledger = new(database.Dialect);
    private readonly MemoryRemoval _removal = new(database.Dialect);
    private readonly MemoryErasure _erasure = new(database.Dialect);
    private readonly MemoryCopy _copy = new(database);

    private readonly string _keepVector =
        $"""
        INSERT INTO memory_vectors ({VectorRow.Set.Names}) SELECT {VectorRow.Set.Placeholders}
        WHERE EXISTS (SELECT 1 FROM memories m WHERE m.memory_id = @memory_id AND m.version = @version AND m.retired_at IS NULL
          AND m.tenant_id = @tenant AND m.assistant_id = @assistant AND m.user_id = @user)
        ON CONFLICT DO NOTHING
        """;

    public Task<ScopeGlance> Glance(MemoryScope scope, CancellationToken cancellationToken) =>
        database.Read(session => ScopeReads.Glance(session, scope), cancellationToken);

    public Task<ScopeChanges> Changes(MemoryScope scope, long after, int limit, string? space, CancellationToken cancellationToken) =>
        database.Read(session => ScopeReads.Changes(session, scope, after, limit, space), cancellationToken);

    public Task<MemoryRecord?> Insert(MemoryScope scope, MemoryRecord memory, StoredVector? vector, CancellationToken cancellationToken)
    {
        WriteCheck.Text(scope.UserId);
        WriteCheck.Check(memory);
        return database.Write(
            async session =>
            {
                if (!await _locks.Keep(session, scope.Assistant)) return null;
                var locked = await _locks.Lock(session, scope);
                if ((await _ledger.Used(session, memory.MemoryId)).Count == 0)
                {
                    await Ledger.Append(session, locked, memory with { Version = 1 }, vector);
                    await locked.Save(session);
                }

                return await MemoryReads.Newest(session, scope, memory.MemoryId);
            },
            cancellationToken);
    }

    public Task<MemoryRecord?> Replace(
        MemoryScope scope, Guid memoryId, string content, Change<string> metadata, DateTimeOffset now, StoredVector? vector,
        CancellationToken cancellationToken)
    {
        WriteCheck.Text(content);
        WriteCheck.Text(metadata.Value);
        return database.Write(
            async session =>
            {
                if (await _locks.Find(session, scope) is not { } locked) return null;
                if (await MemoryReads.Newest(session, scope, memoryId) is not { IsCurrent: true } current) return null;
                await Ledger.Replace(session, locked, ByHand(current, content, metadata, now), vector);
                await locked.Save(session);
                return await MemoryReads.Newest(session, scope, memoryId);
            },
            cancellationToken);
    }

    public Task<bool> Delete(MemoryScope scope, Guid memoryId, CancellationToken cancellationToken) => database.Write(
        async session => await _locks.Find(session, scope) is { } locked
            && await _removal.Remove(session, locked, "memory_id = @memory", ("memory", memoryId)) > 0,
        cancellationToken);

    public Task<int?> Erase(AssistantKey assistant, string? userId, Guid? threadId, CancellationToken cancellationToken) =>
        database.Write(session => _erasure.Erase(session, assistant, userId, threadId), cancellationToken);

    public Task<int> Copy(AssistantKey from, AssistantKey to, DateTimeOffset now, CancellationToken cancellationToken) =>
        _copy.Copy(from, to, now, cancellationToken);

    public Task SaveVectors(
        MemoryScope scope, ImmutableArray<(Guid MemoryId, int Version, StoredVector Vector)> vectors, CancellationToken cancellationToken) =>
        database.Write(
            async session =>
            {
                if (await _locks.Find(session, scope) is null) return 0;
                var kept = 0;
                foreach (var (id, version, vector) in vectors)
                    kept += await session.Execute(
                        _keepVector, [.. VectorRow.Set.Parameters(VectorRow.Of(id, version, vector)), .. scope.Parameters()]);
                return kept;
            },
            cancellationToken);

    // What words meant before says nothing about the new ones.
    private static MemoryRecord ByHand(MemoryRecord current, string content, Change<string> metadata, DateTimeOffset now) => current with
    {
        Version = current.Version + 1,
        Content = content,
        Metadata = metadata.Or(current.Metadata),
        Extractor = ByExtractor,
        Trust = MemoryTrust.Operator,
        Confidence = 1,
        Source = null,
        OccurredOn = null,
        ValidFrom = now,
        ValidTo = null,
        RecordedAt = now,
    };
}
