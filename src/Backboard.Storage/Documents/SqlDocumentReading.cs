using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Documents;

internal sealed class SqlDocumentReading(IDatabase database) : IDocumentReading
{
    private const string PartSql =
        """
        SELECT p.bytes FROM documents d JOIN document_parts p ON p.document_id = d.document_id
        WHERE d.document_id = @document AND d.tenant_id = @tenant AND p.part = @part
        """;

    private readonly DocumentClaiming _claiming = new(database.Dialect);
    private readonly DocumentAppending _appending = new(database.Dialect);
    private readonly DocumentEnding _ending = new(database.Dialect);

    public Task<DocumentClaim?> Claim(DocumentKey key, string owner, TimeSpan lease, bool mayJudge, CancellationToken cancellationToken) =>
        database.Write(session => _claiming.Claim(session, key, owner, lease, mayJudge), cancellationToken);

    public Task<ReadOnlyMemory<byte>> Part(DocumentKey key, int part, CancellationToken cancellationToken) =>
        database.Read<ReadOnlyMemory<byte>>(
            async session => await session.First(PartSql, row => row.GetFieldValue<byte[]>(0), [.. key.Parameters(), ("part", part)]),
            cancellationToken);

    public Task<bool> Append(DocumentClaim claim, DocumentPortion portion, TimeSpan lease, CancellationToken cancellationToken)
    {
        DocumentAppending.Check(portion);
        return database.Write(session => _appending.Append(session, claim, portion, lease), cancellationToken);
    }

    public Task<bool> CopyTwin(DocumentClaim claim, CancellationToken cancellationToken) => claim.Twin is { } twin
        ? database.Write(session => _ending.CopyTwin(session, claim, twin), cancellationToken)
        : Task.FromResult(false);

    public Task<bool> Complete(DocumentClaim claim, string summary, int? pageCount, CancellationToken cancellationToken)
    {
        WriteCheck.Text(summary);
        return database.Write(session => _ending.Complete(session, claim, summary, pageCount), cancellationToken);
    }

    public Task<bool> Fail(DocumentClaim claim, string reason, CancellationToken cancellationToken)
    {
        WriteCheck.Text(reason);
        return database.Write(session => _ending.Fail(session, claim, reason), cancellationToken);
    }

    public Task<bool> Postpone(DocumentClaim claim, TimeSpan delay, string reason, CancellationToken cancellationToken)
    {
        WriteCheck.Text(reason);
        return database.Write(session => _ending.Postpone(session, claim, delay, reason), cancellationToken);
    }

    public Task<ImmutableArray<DocumentKey>> Due(bool mayJudge, int limit, CancellationToken cancellationToken) =>
        database.Read(session => _claiming.Due(session, mayJudge, limit), cancellationToken);
}
