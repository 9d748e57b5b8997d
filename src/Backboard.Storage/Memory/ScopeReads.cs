using System.Data.Common;
using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>What a scope's index asks: where the scope stands, and what it has missed.</summary>
internal static class ScopeReads
{
    private const int SeqAt = MemoryRow.ColumnCount;
    private const int VectorAt = SeqAt + 1;

    // One statement is one snapshot: an operation that ends raises the head, so that its words are never in neither.
    private const string Standing =
        $"""
        SELECT COALESCE(s.head, 0), o.thread_id, o.message_id, o.message_seq, m.content, o.told_at
        FROM (SELECT 1 AS one) x
        LEFT JOIN memory_scopes s ON s.tenant_id = @tenant AND s.assistant_id = @assistant AND s.user_id = @user
        LEFT JOIN memory_operations o ON o.tenant_id = @tenant AND o.assistant_id = @assistant AND o.user_id = @user
          AND o.{OperationRow.IsOpen}
        LEFT JOIN messages m ON m.thread_id = o.thread_id AND m.seq = o.message_seq AND m.message_id = o.message_id
        ORDER BY o.created_at, o.message_seq
        """;

    private const string Heads = $"SELECT head, erased_through FROM memory_scopes WHERE {ScopeColumns.Are}";

    private const string Deletions =
        $"SELECT seq, memory_id FROM memory_deletions WHERE {ScopeColumns.Are} AND seq > @after AND seq <= @head ORDER BY seq LIMIT @limit";

    public static async Task<ScopeGlance> Glance(SqlSession session, MemoryScope scope)
    {
        var rows = await session.Query(Standing, row => (Head: row.GetInt64(0), Pending: Pending(row)), scope.Parameters());
        return new ScopeGlance(rows[0].Head, [.. rows.Where(row => row.Pending is not null).Select(row => row.Pending!)]);
    }

    public static async Task<ScopeChanges> Changes(SqlSession session, MemoryScope scope, long after, int limit, string? space)
    {
        // The head is read first: what changes meanwhile gets a seq after it and belongs to the next page.
        var (head, erasedThrough) = await session.First(Heads, row => (row.GetInt64(0), row.GetInt64(1)), scope.Parameters());
        var isReset = after > 0 && (erasedThrough > after || after > head);
        var from = isReset ? 0 : after;
        (string, object?)[] parameters = [.. scope.Parameters(), ("after", from), ("head", head), ("limit", limit)];
        var changes = await session.Query(
            Memories(from == 0, space is not null), Change, space is null ? parameters : [.. parameters, ("space", space)]);
        if (from > 0) changes.AddRange(await session.Query(Deletions, row => new Row(row.GetInt64(0), null, default, row.GetGuid(1)), parameters));
        var isCut = changes.Count >= limit;
        if (isCut)
        {
            changes.Sort((a, b) => a.Seq.CompareTo(b.Seq));
            changes.RemoveRange(limit, changes.Count - limit);
        }

        var through = isCut ? changes[^1].Seq : head;
        return new ScopeChanges(
            through, through == head, isReset,
            [.. changes.Where(change => change.Memory is not null).Select(change => change.Memory!)],
            changes.Where(change => !change.Vector.IsEmpty).ToImmutableDictionary(change => change.Memory!.MemoryId, change => change.Vector),
            [.. changes.Where(change => change.Memory is null).Select(change => change.Deleted)],
            await ScopeSaid.Read(session, scope, from, through));
    }

    private static string Memories(bool isFresh, bool hasSpace)
    {
        var vectors = hasSpace
            ? "LEFT JOIN memory_vectors v ON v.memory_id = m.memory_id AND v.version = m.version AND v.space = @space"
            : "";
        return
            $"""
            SELECT {MemoryRow.Columns}, m.seq, {(hasSpace ? "v.bytes" : "NULL")}
            FROM memories m {vectors}
            WHERE m.tenant_id = @tenant AND m.assistant_id = @assistant AND m.user_id = @user AND m.seq > @after AND m.seq <= @head
              {(isFresh ? "AND m.retired_at IS NULL" : "")}
            ORDER BY m.seq LIMIT @limit
            """;
    }

    private static PendingMemory? Pending(DbDataReader row) => row.Text(4) is { } content
        ? new PendingMemory(new MemorySource(row.GetGuid(1), row.GetGuid(2), row.GetInt64(3), 0, content.Length), content, row.Time(5))
        : null;

    private static Row Change(DbDataReader row) => new(
        row.GetInt64(SeqAt),
        MemoryRow.Read(row),
        row.IsDBNull(VectorAt) ? default : row.Decode(VectorAt, "memory_vectors", 0, VectorRow.Values),
        Guid.Empty);

    private readonly record struct Row(long Seq, MemoryRecord? Memory, ReadOnlyMemory<float> Vector, Guid Deleted);
}
