using Backboard.Storage.Sql;

namespace Backboard.Storage.Threads;

/// <summary>Puts the words of recalled memories back into events read from the rows: those of the very versions that were shown.</summary>
internal static class RecalledWords
{
    public static async Task<ImmutableArray<EventEntry>> Restore(
        SqlSession session, SqlDialect dialect, string tenantId, ImmutableArray<EventEntry> entries)
    {
        var recalled = entries.SelectMany(entry => RecalledTexts.Of(entry.Event)).ToList();
        if (recalled.Count == 0)
            return entries;
        var kept = await Kept(session, dialect, tenantId, [.. recalled.Where(memory => memory.Id is not null).Select(Id).Distinct()]);
        var said = await Said(session, tenantId, recalled.Where(memory => memory.Id is null).Select(Place).Distinct());
        return [.. entries.Select(entry => entry with { Event = RecalledTexts.With(entry.Event, TextOf) })];

        string? TextOf(RetrievedMemory memory) => memory.Id is null
            ? said.GetValueOrDefault(Place(memory))
            : kept.GetValueOrDefault((Id(memory), memory.Version));
    }

    private static Guid Id(RetrievedMemory memory) => Guid.Parse(memory.Id!);

    private static (Guid Thread, long Seq) Place(RetrievedMemory memory) => (memory.Why?.ThreadId ?? Guid.Empty, memory.MessageSeq);

    private static async Task<Dictionary<(Guid, int), string>> Kept(SqlSession session, SqlDialect dialect, string tenantId, Guid[] ids)
    {
        if (ids.Length == 0) return [];
        var rows = await session.Query(
            $"SELECT memory_id, version, content FROM memories WHERE {dialect.IsIn("memory_id", "@ids")} AND tenant_id = @tenant",
            row => (Key: (row.GetGuid(0), row.GetInt32(1)), Text: row.GetString(2)), ("ids", ids), ("tenant", tenantId));
        return rows.ToDictionary(row => row.Key, row => row.Text);
    }

    private static async Task<Dictionary<(Guid, long), string>> Said(SqlSession session, string tenantId, IEnumerable<(Guid Thread, long Seq)> messages)
    {
        Dictionary<(Guid, long), string> said = [];
        foreach (var (thread, seq) in messages)
            if (await session.First(
                """
                SELECT m.content FROM messages m JOIN threads t ON t.thread_id = m.thread_id
                WHERE m.thread_id = @thread AND m.seq = @seq AND t.tenant_id = @tenant
                """,
                row => row.GetString(0), ("thread", thread), ("seq", seq), ("tenant", tenantId)) is { } content)
                said[(thread, seq)] = content;
        return said;
    }
}
