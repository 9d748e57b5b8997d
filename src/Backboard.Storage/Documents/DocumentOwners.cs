using Backboard.Storage.Sql;

namespace Backboard.Storage.Documents;

/// <summary>
/// Keeps what a document belongs to from being deleted until the transaction ends. Locks are always taken in the order
/// assistant, threads, documents by id, scopes.
/// </summary>
internal sealed class DocumentOwners(SqlDialect dialect)
{
    private readonly string _assistant =
        $"SELECT 1 FROM assistants WHERE assistant_id = @scope AND tenant_id = @tenant {dialect.ForKeyShare}";

    private readonly string _thread = $"SELECT 1 FROM threads WHERE thread_id = @scope AND tenant_id = @tenant {dialect.ForKeyShare}";

    /// <summary>False when it is gone, or somebody else's.</summary>
    public async Task<bool> Keep(SqlSession session, DocumentScope scope) =>
        (await session.Query(
            scope.Owner == DocumentOwner.Assistant ? _assistant : _thread, _ => true, ("scope", scope.OwnerId), ("tenant", scope.TenantId))).Count > 0;
}
