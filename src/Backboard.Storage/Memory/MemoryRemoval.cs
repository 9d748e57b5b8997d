using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>Removes memories with all their versions and vectors inside the caller's transaction; their ids cannot be used again.</summary>
internal sealed class MemoryRemoval(SqlDialect dialect)
{
    private const string Removed = $"SELECT memory_id FROM memory_deletions WHERE {ScopeColumns.Are} AND seq > @head";

    // Only what is in a scope that this transaction has just marked: a scope made meanwhile is not erased. Memories of a
    // scope have seqs after its last erasure, so that where the two are equal all there is must go.
    private const string InErasedScope =
        """
        EXISTS (SELECT 1 FROM memory_scopes s WHERE s.tenant_id = memories.tenant_id AND s.assistant_id = memories.assistant_id
          AND s.user_id = memories.user_id AND s.erased_through = s.head)
        """;

    private readonly string _bury = $"INSERT INTO tombstones (id, deleted_at) SELECT memory_id, {dialect.Now} FROM";

    /// <summary>Every row of an assistant that is being deleted.</summary>
    public static async Task RemoveAll(SqlSession session, AssistantKey assistant)
    {
        const string of = $"WHERE {ScopeColumns.AreOfAssistant}";
        string[] statements =
        [
            $"DELETE FROM memory_operations {of}",
            $"DELETE FROM memory_scopes {of}",
            $"DELETE FROM memory_vectors WHERE memory_id IN (SELECT memory_id FROM memories {of})",
            $"DELETE FROM memories {of}",
            $"DELETE FROM memory_deletions {of}",
        ];
        foreach (var statement in statements) await session.Execute(statement, assistant.Parameters());
    }

    /// <summary>Some memories of a scope, one change each. Returns how many.</summary>
    /// <param name="session">The caller's transaction.</param>
    /// <param name="scope">Which.</param>
    /// <param name="which">Condition on <c>memories</c>.</param>
    /// <param name="parameter">Its parameter.</param>
    public async Task<int> Remove(SqlSession session, LockedScope scope, string which, (string, object?) parameter)
    {
        (string, object?)[] parameters = [.. scope.Scope.Parameters(), ("head", scope.Head)];
        var count = await session.Execute(
            $"""
            INSERT INTO memory_deletions (tenant_id, assistant_id, user_id, seq, memory_id)
            SELECT tenant_id, assistant_id, user_id, @head + ROW_NUMBER() OVER (ORDER BY memory_id), memory_id
            FROM memories WHERE {ScopeColumns.Are} AND seq IS NOT NULL AND {which}
            """,
            [.. parameters, parameter]);
        if (count == 0) return 0;
        await session.Execute($"{_bury} ({Removed}) x WHERE TRUE ON CONFLICT (id) DO NOTHING", parameters);
        await session.Execute($"DELETE FROM memory_vectors WHERE memory_id IN ({Removed})", parameters);
        await session.Execute($"DELETE FROM memories WHERE {ScopeColumns.Are} AND memory_id IN ({Removed})", parameters);
        scope.Advance(count);
        await scope.Save(session);
        return count;
    }

    /// <summary>Everything in some scopes, as one change of each that voids what was known before. Returns how many memories.</summary>
    /// <param name="session">The caller's transaction.</param>
    /// <param name="which">Condition on the scope's columns.</param>
    /// <param name="parameters">Its parameters.</param>
    public async Task<int> Empty(SqlSession session, string which, (string, object?)[] parameters)
    {
        await session.Execute($"UPDATE memory_scopes SET head = head + 1, erased_through = head + 1 WHERE {which}", parameters);
        var erased = $"memories WHERE {which} AND {InErasedScope}";
        var count = await session.Execute($"{_bury} {erased} AND seq IS NOT NULL ON CONFLICT (id) DO NOTHING", parameters);
        await session.Execute($"DELETE FROM memory_vectors WHERE memory_id IN (SELECT memory_id FROM {erased})", parameters);
        await session.Execute($"DELETE FROM {erased}", parameters);
        // Readers behind the erasure start afresh, so that nobody asks for these.
        await session.Execute(
            $"DELETE FROM memory_deletions WHERE {which} AND {InErasedScope.Replace("memories.", "memory_deletions.", StringComparison.Ordinal)}",
            parameters);
        return count;
    }
}
