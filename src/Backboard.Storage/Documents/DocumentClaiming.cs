using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Documents;

/// <summary>Which documents may be read now, and taking one.</summary>
internal sealed class DocumentClaiming(SqlDialect dialect)
{
    private const string Twin =
        $"""
        SELECT document_id FROM documents
        WHERE {DocumentColumns.AreOfScope} AND type = @type AND sha256 = @sha256 AND {DocumentRow.IsIndexed}
        ORDER BY created_at, document_id LIMIT 1
        """;

    // Of the same bytes the oldest is read and the others wait: they find its text when it has ended.
    private readonly string _free =
        $"""
        documents d LEFT JOIN nodes n ON n.owner = d.owner
        WHERE d.{DocumentRow.IsOpen} AND (d.due_at <= {dialect.Now} OR (d.status = 'PROCESSING'
            AND (n.owner IS NULL OR n.retired OR (@judge AND n.heartbeat_at < {dialect.Now} - @silent))))
          AND NOT EXISTS (
            SELECT 1 FROM documents o
            WHERE o.scope_id = d.scope_id AND o.type = d.type AND o.sha256 = d.sha256
              AND o.tenant_id = d.tenant_id AND o.scope_kind = d.scope_kind AND o.{DocumentRow.IsOpen}
              AND (o.created_at < d.created_at OR (o.created_at = d.created_at AND o.document_id < d.document_id)))
        """;

    private readonly string _lock =
        $"""
        SELECT d.document_id FROM documents d WHERE d.document_id = @document AND d.tenant_id = @tenant AND d.{DocumentRow.IsOpen}
        {dialect.ForUpdateSkipLocked("d")}
        """;

    private readonly string _take =
        $"""
        UPDATE documents SET status = 'PROCESSING', attempt = attempt + 1, owner = @owner, due_at = {dialect.Now} + @lease,
          status_message = NULL, chunk_count = NULL, total_tokens = NULL, text_length = 0,
          started_at = {dialect.Now}, updated_at = {dialect.Now}
        WHERE {DocumentColumns.AreOfKey}
        """;

    /// <inheritdoc cref="IDocumentReading.Claim"/>
    public async Task<DocumentClaim?> Claim(SqlSession session, DocumentKey key, string owner, TimeSpan lease, bool mayJudge)
    {
        // First locked, then looked at with a newer snapshot: PostgreSQL would judge a row that was taken while it waited by the
        // owner that the row had before.
        if ((await session.Query(_lock, _ => true, key.Parameters())).Count == 0 || !await IsFree(session, key, mayJudge)) return null;
        await session.Execute(_take, [.. key.Parameters(), ("owner", owner), ("lease", lease)]);
        await DocumentContent.Clear(session, key.DocumentId);
        var document = (await DocumentReads.Find(session, key))!;
        var twin = await session.Query(
            Twin, row => row.GetGuid(0), [.. document.Scope.Parameters(), ("type", document.Type), ("sha256", document.Sha256)]);
        return new DocumentClaim(document, owner, twin is [var id] ? id : null);
    }

    /// <inheritdoc cref="IDocumentReading.Due"/>
    public async Task<ImmutableArray<DocumentKey>> Due(SqlSession session, bool mayJudge, int limit) => [.. await session.Query(
        $"SELECT d.tenant_id, d.document_id FROM {_free} ORDER BY d.created_at, d.document_id LIMIT @limit",
        row => row.DocumentKey(0),
        [.. Judging(mayJudge), ("limit", limit)])];

    private async Task<bool> IsFree(SqlSession session, DocumentKey key, bool mayJudge) => (await session.Query(
        $"SELECT 1 FROM {_free} AND d.document_id = @document AND d.tenant_id = @tenant",
        _ => true, [.. key.Parameters(), .. Judging(mayJudge)])).Count > 0;

    private static (string, object?)[] Judging(bool mayJudge) => [("judge", mayJudge), ("silent", ThreadReads.SilentAfter)];
}
