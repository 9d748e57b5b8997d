using Backboard.Storage.Sql;

namespace Backboard.Storage.Documents;

/// <summary>
/// Keeps what a document belongs to from being deleted until the transaction ends. Locks are always taken in the order
/// assistant, threads, documents by id, scopes.
/// </summary>
internal sealed class DocumentOwners(SqlDialect dialect)
{
    // A message's files arrive before the message that makes the thread.
    private const string MayCome =
        """
        SELECT 1 FROM (SELECT 1 AS one) y
        WHERE NOT EXISTS (SELECT 1 FROM threads t WHERE t.thread_id = @scope AND t.tenant_id <> @tenant)
          AND NOT EXISTS (SELECT 1 FROM tombstones x WHERE x.id = @scope)
        """;

    private readonly string _assistant =
        $"SELECT 1 FROM assistants WHERE assistant_id = @scope AND tenant_id = @tenant {dialect.ForKeyShare}";

    private readonly string _thread = $"SELECT 1 FROM threads WHERE thread_id = @scope AND tenant_id = @tenant {dialect.ForKeyShare}";

    /// <summary>False when it is gone, or somebody else's.</summary>
    public Task<bool> Keep(SqlSession session, Document document) => Keep(session, document.Scope, document.RunId is not null);

    /// <param name="session">The caller's transaction.</param>
    /// <param name="scope">Which.</param>
    /// <param name="mayCome">Also true for a thread that may still come to be.</param>
    public async Task<bool> Keep(SqlSession session, DocumentScope scope, bool mayCome = false)
    {
        (string, object?)[] parameters = [("scope", scope.OwnerId), ("tenant", scope.TenantId)];
        if (scope.Owner == DocumentOwner.Assistant) return await Any(_assistant);
        return await Any(_thread) || (mayCome && await Any(MayCome));

        async Task<bool> Any(string sql) => (await session.Query(sql, _ => true, parameters)).Count > 0;
    }
}
