using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>
/// Locks of the ledger, always taken in the order assistant, threads, operations, scopes. Whoever takes several scopes
/// holds the assistant alone.
/// </summary>
internal sealed class ScopeLocks(SqlDialect dialect)
{
    private const string Create =
        """
        INSERT INTO memory_scopes (tenant_id, assistant_id, user_id, head, erased_through) VALUES (@tenant, @assistant, @user, 0, 0)
        ON CONFLICT DO NOTHING
        """;

    private const string Assistant = $"SELECT 1 FROM assistants WHERE {ScopeColumns.AreOfAssistant} ";

    private readonly string _keep = Assistant + dialect.ForKeyShare;

    private readonly string _holdAlone = Assistant + dialect.ForNoKeyUpdate;

    private readonly string _head = $"SELECT head FROM memory_scopes WHERE {ScopeColumns.Are} {dialect.ForUpdate}";

    /// <summary>Keeps the assistant from being deleted; false when it is gone.</summary>
    public async Task<bool> Keep(SqlSession session, AssistantKey assistant) =>
        (await session.Query(_keep, _ => true, assistant.Parameters())).Count > 0;

    /// <summary>As <see cref="Keep"/>, and no other may hold it so.</summary>
    public async Task<bool> HoldAlone(SqlSession session, AssistantKey assistant) =>
        (await session.Query(_holdAlone, _ => true, assistant.Parameters())).Count > 0;

    /// <summary>Null when nothing was ever kept in the scope.</summary>
    public async Task<LockedScope?> Find(SqlSession session, MemoryScope scope) =>
        await session.Query(_head, row => row.GetInt64(0), scope.Parameters()) is [var head] ? new LockedScope(scope, head) : null;

    /// <summary>The scope, made if need be; its assistant must be kept.</summary>
    public async Task<LockedScope> Lock(SqlSession session, MemoryScope scope)
    {
        if (await Find(session, scope) is { } found) return found;
        await session.Execute(Create, scope.Parameters());
        return (await Find(session, scope))!;
    }
}
