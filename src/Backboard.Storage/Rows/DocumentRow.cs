using System.Data.Common;

namespace Backboard.Storage.Rows;

/// <summary>A row of <c>documents</c> as its upload begins.</summary>
/// <param name="Upload">What is to be uploaded.</param>
/// <param name="Owner">Who uploads it.</param>
internal sealed record DocumentRow(DocumentUpload Upload, string Owner)
{
    /// <summary>Condition on documents that others than their upload may see.</summary>
    public const string IsVisible = "status <> 'UPLOADING'";

    /// <summary>Condition on documents that are to be read: the very words of the partial index, or SQLite will not use it.</summary>
    public const string IsOpen = "status IN ('PENDING', 'PROCESSING')";

    /// <summary>Condition on documents whose chunks can be found.</summary>
    public const string IsIndexed = "status = 'INDEXED'";

    /// <summary>What <see cref="Read"/> wants selected from <c>documents d</c>.</summary>
    public const string Columns =
        """
        d.document_id, d.tenant_id, d.scope_kind, d.scope_id, d.run_id, d.filename, d.type, d.size, d.sha256, d.status,
        d.status_message, d.summary, d.chunk_count, d.total_tokens, d.page_count, d.attempt, d.started_at, d.completed_at,
        d.created_at, d.updated_at
        """;

    public static RowSet<DocumentRow> Set { get; } = new RowSet<DocumentRow>()
        .With("document_id", row => row.Upload.Key.DocumentId)
        .With("tenant_id", row => row.Upload.Key.TenantId)
        .With("filename", row => row.Upload.Filename)
        .With("type", row => row.Upload.Type)
        .With("owner", row => row.Owner)
        .With("created_at", row => row.Upload.CreatedAt.ToUniversalTime());

    /// <summary>Expression: whether the thread of an alias, or its assistant, has documents.</summary>
    public static string AreInScopeOf(string alias) =>
        $"""
        EXISTS (SELECT 1 FROM documents d WHERE d.scope_id IN ({alias}.thread_id, {alias}.assistant_id)
          AND d.tenant_id = {alias}.tenant_id AND d.{IsVisible})
        """;

    public static Document Read(DbDataReader row, int at = 0) => row.Decode(at, "documents", at, Decode);

    private static Document Decode(DbDataReader row, int at) => new()
    {
        Key = new DocumentKey(row.GetString(at + 1), row.GetGuid(at)),
        Scope = new DocumentScope(row.GetString(at + 1), row.Enum<DocumentOwner>(at + 2), row.GetGuid(at + 3)),
        RunId = row.IsDBNull(at + 4) ? null : row.GetGuid(at + 4),
        Filename = row.GetString(at + 5),
        Type = row.GetString(at + 6),
        Size = row.GetInt64(at + 7),
        Sha256 = row.GetString(at + 8),
        Status = row.Enum<DocumentStatus>(at + 9),
        StatusMessage = row.Text(at + 10),
        Summary = row.Text(at + 11),
        ChunkCount = row.IntOrNull(at + 12),
        TotalTokens = row.IntOrNull(at + 13),
        PageCount = row.IntOrNull(at + 14),
        Attempt = row.GetInt32(at + 15),
        StartedAt = row.TimeOrNull(at + 16),
        CompletedAt = row.TimeOrNull(at + 17),
        CreatedAt = row.Time(at + 18),
        UpdatedAt = row.Time(at + 19),
    };
}
