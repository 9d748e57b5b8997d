using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>Which memories of a locked scope a result's changes may touch: the users' own words, in the version they were decided on.</summary>
internal sealed class MemoryTargets(SqlDialect dialect)
{
    private readonly string _current =
        $"""
        SELECT memory_id, version FROM memories
        WHERE {ScopeColumns.Are} AND retired_at IS NULL AND trust = '{StoredEnum.Write(MemoryTrust.User)}' AND {dialect.IsIn("memory_id", "@ids")}
        """;

    /// <summary>True when every change, after those before it, finds the version it was decided on.</summary>
    public async Task<bool> Allow(SqlSession session, LockedScope scope, IReadOnlyList<MemoryChange> changes)
    {
        Guid[] ids = [.. changes.Where(change => change.Memory is not null).Select(change => change.Memory!.MemoryId).Distinct()];
        var rows = await session.Query(
            _current, row => (Id: row.GetGuid(0), Version: row.GetInt32(1)), [.. scope.Scope.Parameters(), ("ids", ids)]);
        var current = rows.ToDictionary(row => row.Id, row => row.Version);
        return changes.All(change => Follow(current, change));
    }

    private static bool Follow(Dictionary<Guid, int> current, MemoryChange change)
    {
        if (change is not { Memory: { } memory }) return true;
        switch (change.Kind)
        {
            case MemoryEffectKind.Add:
                if (memory.IsCurrent && memory.Trust == MemoryTrust.User) current[memory.MemoryId] = memory.Version;
                return true;
            case MemoryEffectKind.Update:
                var isNext = current.TryGetValue(memory.MemoryId, out var before) && before == memory.Version - 1;
                if (isNext) current[memory.MemoryId] = memory.Version;
                return isNext;
            case MemoryEffectKind.Delete:
                return current.Remove(memory.MemoryId, out var version) && version == memory.Version;
            default:
                return true;
        }
    }
}
