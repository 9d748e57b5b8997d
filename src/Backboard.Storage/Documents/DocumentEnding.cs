using Backboard.Storage.Sql;

namespace Backboard.Storage.Documents;

/// <summary>The ways in which a claim is given up.</summary>
internal sealed class DocumentEnding(SqlDialect dialect)
{
    private readonly string _complete =
        $"""
        UPDATE documents SET status = 'INDEXED', summary = @summary, page_count = @pages, chunk_count = COALESCE(chunk_count, 0),
          total_tokens = COALESCE(total_tokens, 0), owner = NULL, completed_at = {dialect.Now}, updated_at = {dialect.Now}
        WHERE {HeldDocument.Is}
        """;

    private readonly string _resemble =
        $"""
        UPDATE documents SET status = 'INDEXED', (summary, page_count, chunk_count, total_tokens, text_length) = (
            SELECT t.summary, t.page_count, t.chunk_count, t.total_tokens, t.text_length FROM documents t WHERE t.document_id = @twin),
          owner = NULL, completed_at = {dialect.Now}, updated_at = {dialect.Now}
        WHERE {HeldDocument.Is}
        """;

    private readonly string _fail =
        $"""
        UPDATE documents SET status = 'FAILED', status_message = @reason, chunk_count = NULL, total_tokens = NULL, text_length = 0,
          owner = NULL, completed_at = {dialect.Now}, updated_at = {dialect.Now}
        WHERE {HeldDocument.Is}
        """;

    private readonly string _postpone =
        $"""
        UPDATE documents SET status = 'PENDING', status_message = @reason, chunk_count = NULL, total_tokens = NULL, text_length = 0,
          owner = NULL, due_at = {dialect.Now} + @delay, updated_at = {dialect.Now}
        WHERE {HeldDocument.Is}
        """;

    private readonly string _both =
        $"""
        SELECT document_id FROM documents
        WHERE ({HeldDocument.Is}) OR (document_id = @twin AND {DocumentColumns.AreOfScope} AND {DocumentRow.IsIndexed})
        ORDER BY document_id {dialect.ForUpdate}
        """;

    /// <inheritdoc cref="IDocumentReading.Complete"/>
    public async Task<bool> Complete(SqlSession session, DocumentClaim claim, string summary, int? pageCount)
    {
        var isHeld = await session.Execute(_complete, [.. HeldDocument.Parameters(claim), ("summary", summary), ("pages", pageCount)]) > 0;
        if (isHeld) await ScopeHead.Raise(session, claim.Document.Scope);
        return isHeld;
    }

    /// <inheritdoc cref="IDocumentReading.CopyTwin"/>
    public async Task<bool> CopyTwin(SqlSession session, DocumentClaim claim, Guid twin)
    {
        var scope = claim.Document.Scope;
        (string, object?)[] held = [.. HeldDocument.Parameters(claim), ("twin", twin)];
        var locked = await session.Query(
            _both, row => row.GetGuid(0), [.. held, ("kind", StoredEnum.Write(scope.Owner)), ("scope", scope.OwnerId)]);
        if (locked.Count < 2) return false;
        await DocumentContent.Clear(session, claim.Document.Key.DocumentId);
        await DocumentContent.Copy(session, twin, claim.Document.Key.DocumentId);
        await session.Execute(_resemble, held);
        await ScopeHead.Raise(session, scope);
        return true;
    }

    /// <inheritdoc cref="IDocumentReading.Fail"/>
    public Task<bool> Fail(SqlSession session, DocumentClaim claim, string reason) => GiveUp(session, _fail, claim, ("reason", reason));

    /// <inheritdoc cref="IDocumentReading.Postpone"/>
    public Task<bool> Postpone(SqlSession session, DocumentClaim claim, TimeSpan delay, string reason) =>
        GiveUp(session, _postpone, claim, ("reason", reason), ("delay", delay));

    private static async Task<bool> GiveUp(SqlSession session, string sql, DocumentClaim claim, params (string, object?)[] values)
    {
        var isHeld = await session.Execute(sql, [.. HeldDocument.Parameters(claim), .. values]) > 0;
        if (isHeld) await DocumentContent.Clear(session, claim.Document.Key.DocumentId);
        return isHeld;
    }
}
