using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>The changes of a locked scope: versions are appended and closed, never overwritten.</summary>
internal sealed class Ledger(SqlDialect dialect)
{
    // A version is held true until it is closed, unless it was known to have ended before; never until before it began.
    private const string Close =
        $"""
        UPDATE memories SET seq = @seq, retired_at = @retired, superseded_by = @by,
          valid_to = COALESCE(valid_to, CASE WHEN valid_from > @until THEN valid_from ELSE @until END)
        WHERE memory_id = @memory AND version = @version AND retired_at IS NULL AND {ScopeColumns.Are}
        """;

    private readonly string _used =
        $"""
        SELECT memory_id FROM memories WHERE {dialect.IsIn("memory_id", "@ids")}
        UNION SELECT id FROM tombstones WHERE {dialect.IsIn("id", "@ids")}
        """;

    /// <summary>Those of the ids that name a memory, or named one that was deleted.</summary>
    public async Task<HashSet<Guid>> Used(SqlSession session, params Guid[] ids) =>
        [.. ids.Length == 0 ? [] : await session.Query(_used, row => row.GetGuid(0), ("ids", ids))];

    /// <summary>Writes a version under a new seq.</summary>
    public static async Task Append(SqlSession session, LockedScope scope, MemoryRecord memory, StoredVector? vector)
    {
        await session.Insert("memories", MemoryRow.Set, [new MemoryRow(scope.Scope, scope.Next(), memory)]);
        if (vector is not null) await session.Insert("memory_vectors", VectorRow.Set, [VectorRow.Of(memory.MemoryId, memory.Version, vector)]);
    }

    /// <summary>Closes the current version of a memory and writes the one after it.</summary>
    public static async Task Replace(SqlSession session, LockedScope scope, MemoryRecord next, StoredVector? vector)
    {
        await End(session, scope, next.MemoryId, next.Version - 1, seq: null, next.RecordedAt, next.ValidFrom, next.MemoryId);
        await Append(session, scope, next, vector);
    }

    /// <summary>Closes the current version of a memory for good.</summary>
    public static Task Retire(SqlSession session, LockedScope scope, MemoryRecord memory, DateTimeOffset now)
    {
        var retiredAt = memory.RetiredAt ?? now;
        return End(
            session, scope, memory.MemoryId, memory.Version, scope.Next(), retiredAt, memory.ValidTo ?? retiredAt, memory.SupersededBy);
    }

    private static async Task End(
        SqlSession session, LockedScope scope, Guid memoryId, int version, long? seq, DateTimeOffset retiredAt, DateTimeOffset until, Guid? by)
    {
        await session.Execute(
            Close,
            [("seq", seq), ("retired", retiredAt), ("by", by), ("until", until), ("memory", memoryId), ("version", version), .. scope.Scope.Parameters()]);
        await session.Execute("DELETE FROM memory_vectors WHERE memory_id = @memory", ("memory", memoryId));
    }
}
