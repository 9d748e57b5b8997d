namespace Backboard.Grains.Tests.Documents;

internal sealed partial class FakeDocuments : IDocumentReading
{
    private const int PartBytes = 8;

    public int Claims { get; private set; }

    /// <summary>Leases that were given, in seconds.</summary>
    public List<double> Leases { get; } = [];

    public bool TwinsAreGone { get; set; }

    public Task<DocumentClaim?> Claim(DocumentKey key, string owner, TimeSpan lease, bool mayJudge, CancellationToken cancellationToken) => Do(() =>
    {
        if (_rows.GetValueOrDefault(key.DocumentId) is not { } row || !IsDue(row))
            return null;
        Claims++;
        (row.Owner, row.Until, row.Text, row.Chunks) = (owner, time.GetUtcNow() + lease, "", []);
        row.Document = row.Document with { Status = DocumentStatus.Processing, Attempt = row.Document.Attempt + 1 };
        var twin = _rows.Values.FirstOrDefault(other => other.Document.Status == DocumentStatus.Indexed
            && other.Document.Scope == row.Document.Scope && other.Bytes.Length > 0 && other.Bytes.AsSpan().SequenceEqual(row.Bytes));
        return new DocumentClaim(row.Document, owner, twin?.Document.Key.DocumentId);
    });

    public Task<ReadOnlyMemory<byte>> Part(DocumentKey key, int part, CancellationToken cancellationToken) => Do<ReadOnlyMemory<byte>>(() =>
        _rows.GetValueOrDefault(key.DocumentId)?.Bytes.Skip(part * PartBytes).Take(PartBytes).ToArray() ?? []);

    public Task<bool> Append(DocumentClaim claim, DocumentPortion portion, TimeSpan lease, CancellationToken cancellationToken) => Held(claim, row =>
    {
        row.Text += portion.Text;
        row.Chunks.AddRange(portion.Chunks);
        row.Until = time.GetUtcNow() + lease;
        Leases.Add(lease.TotalSeconds);
    });

    public Task<bool> CopyTwin(DocumentClaim claim, CancellationToken cancellationToken)
    {
        var twin = claim.Twin is { } id && Has(id) ? this[id] : null;
        return twin is null || TwinsAreGone ? Task.FromResult(false) : Held(claim, row =>
        {
            (row.Text, row.Chunks) = (twin.Text, [.. twin.Chunks]);
            End(row, row.Document with { Status = DocumentStatus.Indexed, Summary = twin.Document.Summary });
        });
    }

    public Task<bool> Complete(DocumentClaim claim, string summary, int? pageCount, CancellationToken cancellationToken) => Held(claim, row =>
        End(row, row.Document with
        {
            Status = DocumentStatus.Indexed,
            Summary = summary,
            PageCount = pageCount,
            ChunkCount = row.Chunks.Count,
            TotalTokens = row.Chunks.Sum(chunk => chunk.Tokens),
        }));

    public Task<bool> Fail(DocumentClaim claim, string reason, CancellationToken cancellationToken) => Held(claim, row =>
    {
        (row.Text, row.Chunks) = ("", []);
        End(row, row.Document with { Status = DocumentStatus.Failed, StatusMessage = reason });
    });

    public Task<bool> Postpone(DocumentClaim claim, TimeSpan delay, string reason, CancellationToken cancellationToken) => Held(claim, row =>
    {
        row.Document = row.Document with { Status = DocumentStatus.Pending, StatusMessage = reason };
        (row.Owner, row.Until) = (null, time.GetUtcNow() + delay);
    });

    public Task<ImmutableArray<DocumentKey>> Due(bool mayJudge, int limit, CancellationToken cancellationToken) => Do<ImmutableArray<DocumentKey>>(() =>
        [.. _rows.Values.Where(IsDue).OrderBy(row => row.Order).Take(limit).Select(row => row.Document.Key)]);

    /// <summary>As if another process had taken it over.</summary>
    public void Rob(Guid id)
    {
        lock (_gate)
            (_rows[id].Owner, _rows[id].Document) = ("thief#1", _rows[id].Document with { Attempt = _rows[id].Document.Attempt + 1 });
    }

    /// <summary>As if it had been begun so often before.</summary>
    public void Begun(Guid id, int attempts, string? message = null, bool failed = false) =>
        _rows[id].Document = _rows[id].Document with
        {
            Attempt = attempts,
            StatusMessage = message,
            Status = failed ? DocumentStatus.Failed : DocumentStatus.Pending,
        };

    private bool IsDue(Row row) =>
        row.Document.Status is DocumentStatus.Pending or DocumentStatus.Processing && time.GetUtcNow() >= row.Until;

    private Task<bool> Held(DocumentClaim claim, Action<Row> act) => Do(() =>
    {
        if (_rows.GetValueOrDefault(claim.Document.Key.DocumentId) is not { } row
            || row.Owner != claim.Owner || row.Document.Attempt != claim.Document.Attempt)
            return false;
        act(row);
        return true;
    });
}
