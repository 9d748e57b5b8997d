namespace Backboard.Abstractions;

/// <summary>One turn: the row that says what was asked, how far it is and who does it.</summary>
/// <param name="RunId">UUID, minted by the front end so that a repeated call joins.</param>
/// <param name="Position">Order of arrival in its thread, given by the store; 0 until it is.</param>
/// <param name="Status">See <see cref="RunStatus"/>.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Epoch">The thread's epoch under which the run was last written.</param>
/// <param name="Attempt">1 for the first try, at most 3.</param>
/// <param name="Owner">The activation that runs it, see <see cref="NodeIdentity"/>; null while queued.</param>
/// <param name="CreatedAt">UTC.</param>
[GenerateSerializer, Immutable, Alias("backboard.run")]
public sealed record Run(
    [property: Id(0)] Guid RunId,
    [property: Id(1)] long Position,
    [property: Id(2)] RunStatus Status,
    [property: Id(3)] RunRequest Request,
    [property: Id(4)] long Epoch,
    [property: Id(5)] int Attempt,
    [property: Id(6)] string? Owner,
    [property: Id(7)] DateTimeOffset CreatedAt)
{
    /// <summary>By the database's clock: when the run is failed (InProgress) or its tools expire (RequiresAction). Null while queued.</summary>
    [Id(8)] public DateTimeOffset? DeadlineAt { get; init; }

    /// <summary>On a write: set <see cref="DeadlineAt"/> to the database's now plus this. Null keeps it.</summary>
    [Id(9)] public TimeSpan? DeadlineIn { get; init; }

    [Id(10)] public bool CancelRequested { get; init; }

    /// <summary>A reader on another node wants deltas.</summary>
    [Id(11)] public bool StreamRequested { get; init; }

    [Id(12)] public Usage Usage { get; init; } = Usage.None;

    /// <summary>Why it failed, for people; null unless Failed.</summary>
    [Id(13)] public string? Error { get; init; }

    /// <summary>Stable word for <see cref="Error"/>, or for why it was cancelled (<c>superseded</c>, <c>interrupted</c>).</summary>
    [Id(14)] public string? ErrorCode { get; init; }

    /// <summary>Text of an answer that broke off; kept for people, never sent to a model.</summary>
    [Id(15)] public string? PartialText { get; init; }

    /// <summary>Seq of the user's message, or 0 while queued.</summary>
    [Id(16)] public long UserMessageSeq { get; init; }

    /// <summary>Seq of the newest assistant message, or 0.</summary>
    [Id(17)] public long AssistantMessageSeq { get; init; }

    [Id(18)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Seq of the run's first event, or 0 while queued: reading after the one before it replays the run.</summary>
    [Id(19)] public long FirstEventSeq { get; init; }

    public bool IsFinal => Status is RunStatus.Completed or RunStatus.Failed or RunStatus.Cancelled;
}
