namespace Backboard.Abstractions;

/// <summary>Life of a document: Uploading → Pending → Processing → Indexed | Failed. Only the last four are ever shown.</summary>
public enum DocumentStatus
{
    /// <summary>Its bytes are still coming in; invisible to everybody but the upload itself.</summary>
    Uploading,

    /// <summary>Stored whole, waits for its turn.</summary>
    Pending,

    /// <summary>Somebody reads it.</summary>
    Processing,

    /// <summary>Its passages can be found.</summary>
    Indexed,

    /// <summary>It cannot be read; <see cref="Document.StatusMessage"/> says what to do.</summary>
    Failed,
}

/// <summary>An uploaded file and how far its reading is.</summary>
[GenerateSerializer, Immutable, Alias("backboard.document")]
public sealed record Document
{
    [Id(0)] public required DocumentKey Key { get; init; }

    [Id(1)] public required DocumentScope Scope { get; init; }

    /// <summary>The run whose message it was attached to; null when it was uploaded to the assistant or thread itself.</summary>
    [Id(2)] public Guid? RunId { get; init; }

    /// <summary>As the client named it, 1–255 characters, without folders; for people, never a path.</summary>
    [Id(3)] public required string Filename { get; init; }

    /// <summary>The extension that decides how it is read, lower case without the dot, such as <c>pdf</c>.</summary>
    [Id(4)] public required string Type { get; init; }

    /// <summary>Bytes; 0 while uploading.</summary>
    [Id(5)] public long Size { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex; empty while uploading.</summary>
    [Id(6)] public string Sha256 { get; init; } = "";

    [Id(7)] public DocumentStatus Status { get; init; }

    /// <summary>Why it failed and what to do, or what it waits for; null when there is nothing to say.</summary>
    [Id(8)] public string? StatusMessage { get; init; }

    /// <summary>A few sentences on what it is about; null until it is indexed.</summary>
    [Id(9)] public string? Summary { get; init; }

    /// <summary>Passages it was cut into; grows while it is read.</summary>
    [Id(10)] public int? ChunkCount { get; init; }

    /// <summary>Estimated tokens of its text; grows while it is read.</summary>
    [Id(11)] public int? TotalTokens { get; init; }

    /// <summary>Pages, slides or sheets; null where the type has none.</summary>
    [Id(12)] public int? PageCount { get; init; }

    /// <summary>How often reading was begun; 0 while nobody has.</summary>
    [Id(13)] public int Attempt { get; init; }

    /// <summary>UTC, when reading began last.</summary>
    [Id(14)] public DateTimeOffset? StartedAt { get; init; }

    /// <summary>UTC, when it was indexed or failed.</summary>
    [Id(15)] public DateTimeOffset? CompletedAt { get; init; }

    [Id(16)] public required DateTimeOffset CreatedAt { get; init; }

    [Id(17)] public DateTimeOffset UpdatedAt { get; init; }

    public bool IsFinal => Status is DocumentStatus.Indexed or DocumentStatus.Failed;
}

/// <summary>A file sent along with a message, as the message's row and event name it.</summary>
/// <param name="DocumentId">The document it became.</param>
/// <param name="Filename">As the client named it.</param>
/// <param name="Size">Bytes.</param>
[GenerateSerializer, Immutable, Alias("backboard.attachment")]
public sealed record Attachment([property: Id(0)] Guid DocumentId, [property: Id(1)] string Filename, [property: Id(2)] long Size);
