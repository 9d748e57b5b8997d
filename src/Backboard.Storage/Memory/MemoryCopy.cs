using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>Gives an assistant the current memories of another, a page in a transaction. Repeated, it copies only what is missing.</summary>
internal sealed class MemoryCopy(IDatabase database)
{
    private const int PageSize = 1_000;

    private const string Page =
        $"""
        SELECT {MemoryRow.Columns} FROM memories m
        WHERE m.tenant_id = @tenant AND m.assistant_id = @assistant AND m.retired_at IS NULL AND m.memory_id > @after
        ORDER BY m.memory_id LIMIT @limit
        """;

    private readonly ScopeLocks _locks = new(database.Dialect);
    private readonly Ledger _ledger = new(database.Dialect);

    private readonly string _vectors =
        $"SELECT {VectorRow.Set.Names} FROM memory_vectors WHERE {database.Dialect.IsIn("memory_id", "@ids")}";

    public async Task<int> Copy(AssistantKey from, AssistantKey to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (from.TenantId != to.TenantId) return 0;
        var copied = 0;
        var after = Guid.Empty;
        while (true)
        {
            var last = after;
            var page = await database.Read(
                session => session.Query(Page, MemoryRow.Read, [.. from.Parameters(), ("after", last), ("limit", PageSize)]), cancellationToken);
            if (page.Count == 0) return copied;
            copied += await database.Write(session => Copy(session, page, to, now), cancellationToken);
            after = page[^1].MemoryId;
        }
    }

    private async Task<int> Copy(SqlSession session, List<MemoryRecord> page, AssistantKey to, DateTimeOffset now)
    {
        if (!await _locks.HoldAlone(session, to)) return 0;
        var ids = page.ToDictionary(memory => memory.MemoryId, memory => CopyId(memory, to));
        var used = await _ledger.Used(session, [.. ids.Values]);
        foreach (var (copied, original) in ids.Select(pair => (pair.Value, pair.Key)).Where(pair => used.Contains(pair.Value)).ToList())
            ids.Remove(original);
        foreach (var user in page.Where(memory => ids.ContainsKey(memory.MemoryId)).ToLookup(memory => memory.UserId))
        {
            var scope = await _locks.Lock(session, new MemoryScope(to, user.Key));
            await session.Insert("memories", MemoryRow.Set, [.. user.Select(memory => new MemoryRow(scope.Scope, scope.Next(), memory with
            {
                MemoryId = ids[memory.MemoryId], Version = 1, RecordedAt = now, CreatedAt = now,
            }))]);
            await scope.Save(session);
        }

        var vectors = await session.Query(
            _vectors, row => new VectorRow(row.GetGuid(0), 1, row.GetString(2), row.GetFieldValue<byte[]>(3)), ("ids", ids.Keys.ToArray()));
        if (vectors.Count > 0)
            await session.Insert("memory_vectors", VectorRow.Set, vectors.ConvertAll(row => row with { MemoryId = ids[row.MemoryId] }));
        return ids.Count;
    }

    /// <summary>The same for every try, and in the order of the originals.</summary>
    private static Guid CopyId(MemoryRecord memory, AssistantKey to)
    {
        Span<byte> id = stackalloc byte[16];
        Span<byte> target = stackalloc byte[16];
        memory.MemoryId.TryWriteBytes(id);
        to.AssistantId.TryWriteBytes(target);
        for (var i = 0; i < id.Length; i++) id[i] ^= target[i];
        return Ids.OfMemory(new Guid(id), 1, memory.CreatedAt);
    }
}
