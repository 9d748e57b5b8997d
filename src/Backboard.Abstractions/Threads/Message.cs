namespace Backboard.Abstractions;

/// <summary>Who speaks. There is no system role in a thread: instructions belong to the assistant and the turn.</summary>
public enum MessageRole
{
    User,
    Assistant,
    Tool,
}

/// <summary>How a stored message came to be. Never QUEUED: that is a run's status.</summary>
public enum MessageStatus
{
    Completed,

    /// <summary>An assistant message that asks for tool outputs.</summary>
    RequiresAction,

    /// <summary>Text of a cancelled answer, kept and shown to the model.</summary>
    Cancelled,

    /// <summary>The sentence that tells why a turn failed; shown to people, never to a model.</summary>
    Failed,
}

/// <summary>One entry of a thread's history: append-only, gap-free by <see cref="Seq"/>.</summary>
/// <param name="Seq">Position in the thread, from 1.</param>
/// <param name="MessageId">UUID.</param>
/// <param name="RunId">The run that wrote it.</param>
/// <param name="Role">Who speaks.</param>
/// <param name="Status">See <see cref="MessageStatus"/>.</param>
/// <param name="Content">The text; empty on a tool-call stub without text. Never contains U+0000.</param>
/// <param name="CreatedAt">UTC, microseconds.</param>
[GenerateSerializer, Immutable, Alias("backboard.message")]
public sealed record Message(
    [property: Id(0)] long Seq,
    [property: Id(1)] Guid MessageId,
    [property: Id(2)] Guid RunId,
    [property: Id(3)] MessageRole Role,
    [property: Id(4)] MessageStatus Status,
    [property: Id(5)] string Content,
    [property: Id(6)] DateTimeOffset CreatedAt)
{
    /// <summary>Calls asked by an assistant message with status RequiresAction; else empty.</summary>
    [Id(7)] public ImmutableArray<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>Which call a tool message answers; else null.</summary>
    [Id(8)] public string? ToolCallId { get; init; }

    /// <summary>Name of the tool a tool message answers for; else null.</summary>
    [Id(9)] public string? ToolName { get; init; }

    /// <summary>The client's metadata, a JSON object, or null.</summary>
    [Id(10)] public string? Metadata { get; init; }

    /// <summary>Who answered (assistant messages), or null.</summary>
    [Id(11)] public string? ModelProvider { get; init; }

    /// <summary>Which model answered (assistant messages), or null.</summary>
    [Id(12)] public string? ModelName { get; init; }

    /// <summary>Tokens of the run up to this message (assistant messages), or null.</summary>
    [Id(13)] public Usage? Usage { get; init; }

    /// <summary>Why the answer ended (assistant messages), or null.</summary>
    [Id(14)] public StopReason? StopReason { get; init; }

    /// <summary>The model's reasoning as shown to people, or null.</summary>
    [Id(15)] public string? Reasoning { get; init; }

    /// <summary>What the provider wants back verbatim on the next request (signed thinking blocks), JSON, or null.</summary>
    [Id(16)] public string? ProviderState { get; init; }

    /// <summary>
    /// All of the content in its order, where that is more than <see cref="Content"/> and then the calls; else empty. Only in
    /// requests whose history the client keeps: a thread stores texts.
    /// </summary>
    [Id(17)] public ImmutableArray<ContentPart> Parts { get; init; } = [];

    /// <summary>The tool failed (tool messages). Only in requests whose history the client keeps.</summary>
    [Id(18)] public bool IsError { get; init; }

    /// <summary>What a model reads where a user sent files without a word.</summary>
    public const string FilesAlone = "[The user sent files without a message.]";

    /// <summary>The content as a model reads it: never empty for a user's message.</summary>
    public string Words => Role == MessageRole.User && Content.Length == 0 && Parts.IsDefaultOrEmpty ? FilesAlone : Content;
}
