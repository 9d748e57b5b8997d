using Backboard.Storage.Sql;

namespace Backboard.Storage.Documents;

/// <summary>Reads of documents that others than their upload may see.</summary>
internal sealed class DocumentReads(SqlDialect dialect)
{
    private const string Select = $"SELECT {DocumentRow.Columns} FROM documents d WHERE ";

    private const string ByKey = $"{Select}{DocumentColumns.AreOfKey}";

    private const string OfScope =
        $"{Select}{DocumentColumns.AreOfScope} AND {DocumentRow.IsVisible} ORDER BY d.created_at DESC, d.document_id DESC";

    private const int DocumentAt = 1;

    // One statement is one snapshot: an indexed document raises the head, so that an index cannot take one without the other.
    private const string Standing =
        $"""
        SELECT COALESCE(s.head, 0), {DocumentRow.Columns}
        FROM (SELECT 1 AS one) x
        LEFT JOIN document_scopes s ON s.tenant_id = @tenant AND s.scope_kind = @kind AND s.scope_id = @scope
        LEFT JOIN documents d ON d.tenant_id = @tenant AND d.scope_kind = @kind AND d.scope_id = @scope AND d.{DocumentRow.IsVisible}
        ORDER BY d.created_at, d.document_id
        """;

    private readonly string _locked = $"{ByKey} AND {DocumentRow.IsVisible} {dialect.ForUpdate}";

    private readonly string _attached =
        $"{Select} tenant_id = @tenant AND {dialect.IsIn("run_id", "@ids")} AND {DocumentRow.IsVisible} ORDER BY d.run_id, d.position";

    public static Task<Document?> Find(SqlSession session, DocumentKey key) =>
        session.First($"{ByKey} AND {DocumentRow.IsVisible}", row => DocumentRow.Read(row), key.Parameters());

    /// <summary>Also one that is being uploaded.</summary>
    public static Task<Document?> FindAny(SqlSession session, DocumentKey key) =>
        session.First(ByKey, row => DocumentRow.Read(row), key.Parameters());

    public static async Task<ImmutableArray<Document>> List(SqlSession session, DocumentScope scope) =>
        [.. await session.Query(OfScope, row => DocumentRow.Read(row), scope.Parameters())];

    public static async Task<DocumentShelf> Shelf(SqlSession session, DocumentScope scope)
    {
        var rows = await session.Query(
            Standing,
            row => (Head: row.GetInt64(0), Document: row.IsDBNull(DocumentAt) ? null : DocumentRow.Read(row, DocumentAt)),
            scope.Parameters());
        return new DocumentShelf(rows[0].Head, [.. rows.Where(row => row.Document is not null).Select(row => row.Document!)]);
    }

    /// <summary>As <see cref="Find"/>, and nobody else changes it until the transaction ends.</summary>
    public Task<Document?> Lock(SqlSession session, DocumentKey key) =>
        session.First(_locked, row => DocumentRow.Read(row), key.Parameters());

    public async Task<ImmutableArray<Document>> Attached(SqlSession session, string tenantId, IReadOnlyCollection<Guid> runIds) =>
        runIds.Count == 0 ? [] : [.. await session.Query(
            _attached, row => DocumentRow.Read(row), ("tenant", tenantId), ("ids", (Guid[])[.. runIds]))];
}
