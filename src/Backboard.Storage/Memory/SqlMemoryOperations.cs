using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Memory;

internal sealed class SqlMemoryOperations(IDatabase database) : IMemoryOperations
{
    private const string ById = $"SELECT {OperationRow.Columns} FROM memory_operations o WHERE o.operation_id = @operation AND o.tenant_id = @tenant";

    private readonly OperationClaim _claim = new(database.Dialect);
    private readonly OperationTransaction _apply = new(database.Dialect);

    private readonly string _texts =
        $"""
        SELECT memory_id, content FROM memories
        WHERE {ScopeColumns.AreOfAssistant} AND seq IS NOT NULL AND {database.Dialect.IsIn("memory_id", "@ids")}
        """;

    private readonly string _fail =
        $"UPDATE memory_operations SET status = 'ERROR', error = @error, updated_at = {database.Dialect.Now} WHERE {HeldOperation.Is}";

    private readonly string _postpone =
        $"""
        UPDATE memory_operations SET due_at = {database.Dialect.Now} + @delay, updated_at = {database.Dialect.Now}
        WHERE {HeldOperation.Is}
        """;

    private readonly string _due =
        $"""
        SELECT o.tenant_id, o.assistant_id, o.user_id FROM memory_operations o LEFT JOIN nodes n ON n.owner = o.owner
        WHERE o.{OperationRow.IsOpen} AND (o.due_at <= {database.Dialect.Now} OR n.owner IS NULL OR n.retired
          OR (@judge AND n.heartbeat_at < {database.Dialect.Now} - @silent))
        GROUP BY o.tenant_id, o.assistant_id, o.user_id
        ORDER BY MIN(o.created_at) LIMIT @limit
        """;

    public Task<MemoryOperation?> Find(string tenantId, Guid operationId, CancellationToken cancellationToken) => database.Read(
        async session =>
        {
            var operation = await session.First(ById, OperationRow.Read, ("operation", operationId), ("tenant", tenantId));
            return operation is null ? null : operation with { Effects = await WithTexts(session, operation) };
        },
        cancellationToken);

    public Task<ClaimedOperation?> Claim(
        MemoryScope scope, ImmutableArray<Guid> ready, string owner, TimeSpan lease, bool mayJudge, CancellationToken cancellationToken) =>
        database.Write(session => _claim.Claim(session, scope, ready, owner, lease, mayJudge), cancellationToken);

    public Task<ApplyOutcome> Apply(OperationResult result, CancellationToken cancellationToken)
    {
        foreach (var change in result.Changes)
            if (change.Memory is { } memory) WriteCheck.Check(memory);
        return database.Write(session => _apply.Apply(session, result), cancellationToken);
    }

    public Task<bool> Fail(MemoryOperation operation, string reason, CancellationToken cancellationToken)
    {
        WriteCheck.Text(reason);
        return Change(_fail, operation, ("error", reason), cancellationToken);
    }

    public Task<bool> Postpone(MemoryOperation operation, TimeSpan delay, CancellationToken cancellationToken) =>
        Change(_postpone, operation, ("delay", delay), cancellationToken);

    public Task<ImmutableArray<MemoryScope>> Due(bool mayJudge, int limit, CancellationToken cancellationToken) => database.Read(
        async session => (ImmutableArray<MemoryScope>)[.. await session.Query(
            _due, row => row.Scope(0), ("judge", mayJudge), ("silent", ThreadReads.SilentAfter), ("limit", limit))],
        cancellationToken);

    private Task<bool> Change(string sql, MemoryOperation operation, (string, object?) value, CancellationToken cancellationToken) =>
        database.Write(
            async session => await session.Execute(sql, [value, .. HeldOperation.Parameters(operation)]) > 0, cancellationToken);

    private async Task<ImmutableArray<MemoryEffect>> WithTexts(SqlSession session, MemoryOperation operation)
    {
        Guid[] ids = [.. operation.Effects.Where(effect => effect.MemoryId is not null).Select(effect => effect.MemoryId!.Value).Distinct()];
        if (ids.Length == 0) return operation.Effects;
        var rows = await session.Query(
            _texts, row => (Id: row.GetGuid(0), Text: row.GetString(1)), [.. operation.Scope.Assistant.Parameters(), ("ids", ids)]);
        var texts = rows.ToDictionary(row => row.Id, row => row.Text);
        return [.. operation.Effects.Select(effect => effect with { Content = effect.MemoryId is { } id ? texts.GetValueOrDefault(id) : null })];
    }
}
