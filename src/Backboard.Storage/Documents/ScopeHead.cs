using Backboard.Storage.Sql;

namespace Backboard.Storage.Documents;

/// <summary>The number by which an index learns that a scope's findable documents have changed.</summary>
internal static class ScopeHead
{
    private const string Up =
        """
        INSERT INTO document_scopes (tenant_id, scope_kind, scope_id, head) VALUES (@tenant, @kind, @scope, 1)
        ON CONFLICT (tenant_id, scope_kind, scope_id) DO UPDATE SET head = document_scopes.head + 1
        """;

    private const string Forget =
        $"""
        DELETE FROM document_scopes
        WHERE {DocumentColumns.AreOfScope} AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.scope_id = @scope AND d.tenant_id = @tenant)
        """;

    /// <summary>After the document's row: everybody locks in that order.</summary>
    public static Task Raise(SqlSession session, DocumentScope scope) => session.Execute(Up, scope.Parameters());

    /// <summary>Of a scope that never came to be, with its last document.</summary>
    public static Task Drop(SqlSession session, DocumentScope scope) => session.Execute(Forget, scope.Parameters());
}
