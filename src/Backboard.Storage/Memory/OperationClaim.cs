using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Memory;

/// <summary>Takes one operation of a scope, together with the words it is about.</summary>
internal sealed class OperationClaim(SqlDialect dialect)
{
    private readonly string _free =
        $"""
        memory_operations o LEFT JOIN nodes n ON n.owner = o.owner
        WHERE o.tenant_id = @tenant AND o.assistant_id = @assistant AND o.user_id = @user AND o.{OperationRow.IsOpen}
          AND ((o.attempt = 0 AND {dialect.IsIn("o.operation_id", "@ready")}) OR o.due_at <= {dialect.Now} OR n.owner IS NULL OR n.retired
            OR (@judge AND n.heartbeat_at < {dialect.Now} - @silent))
        """;

    private readonly string _take =
        $"""
        UPDATE memory_operations SET attempt = attempt + 1, owner = @owner, due_at = {dialect.Now} + @lease, updated_at = {dialect.Now}
        WHERE operation_id = @operation AND tenant_id = @tenant
        """;

    private const string Words =
        $"""
        SELECT {OperationRow.Columns}, m.content, (
          SELECT a.content FROM messages a
          WHERE a.thread_id = o.thread_id AND a.seq < o.message_seq AND a.role = 'ASSISTANT' AND a.status = 'COMPLETED'
          ORDER BY a.seq DESC LIMIT 1)
        FROM memory_operations o
        LEFT JOIN messages m ON m.thread_id = o.thread_id AND m.seq = o.message_seq AND m.message_id = o.message_id
        WHERE o.operation_id = @operation AND o.tenant_id = @tenant
        """;

    public async Task<ClaimedOperation?> Claim(
        SqlSession session, MemoryScope scope, ImmutableArray<Guid> ready, string owner, TimeSpan lease, bool mayJudge)
    {
        (string, object?)[] free = [.. scope.Parameters(), ("ready", ready.ToArray()), ("judge", mayJudge), ("silent", ThreadReads.SilentAfter)];
        if (await Lock(session, free) is not { } id) return null;
        (string, object?)[] operation = [("operation", id), ("tenant", scope.Assistant.TenantId)];
        await session.Execute(_take, [("owner", owner), ("lease", lease), .. operation]);
        return await session.First(
            Words,
            row => new ClaimedOperation(
                OperationRow.Read(row), row.Text(OperationRow.ColumnCount), row.Text(OperationRow.ColumnCount + 1)),
            operation);
    }

    /// <summary>The oldest that is free and that nobody else holds; null for none.</summary>
    private async Task<Guid?> Lock(SqlSession session, (string, object?)[] free)
    {
        while (true)
        {
            var picked = await session.Query(
                $"SELECT o.operation_id FROM {_free} ORDER BY o.created_at, o.message_seq LIMIT 1 {dialect.ForUpdateSkipLocked("o")}",
                row => row.GetGuid(0), free);
            if (picked is not [var id]) return null;
            // Looked at again with a newer snapshot, now that it is locked: PostgreSQL judges a row that was taken while it waited by the
            // owner that the row had before.
            var still = await session.Query($"SELECT 1 FROM {_free} AND o.operation_id = @operation", _ => true, [.. free, ("operation", id)]);
            if (still.Count > 0) return id;
        }
    }
}
