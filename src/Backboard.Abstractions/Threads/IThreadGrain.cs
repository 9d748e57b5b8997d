namespace Backboard.Abstractions;

/// <summary>
/// One conversation: the single writer of its log on this node, fenced in the database against every other.
/// Key: <see cref="ThreadKey"/>. Every call may be repeated; none throws for an expected refusal. All calls
/// interleave, because every write passes the activation's one lane, which alone orders them.
/// </summary>
public interface IThreadGrain : IPresent
{
    /// <summary>
    /// Accepts a turn; returns after it is committed as started or queued. A known <see cref="SendMessage.RunId"/> joins.
    /// Errors: NotFound, Invalid (another user), Conflict (busy), Unavailable (with the run id when the outcome is unknown).
    /// </summary>
    [AlwaysInterleave, Alias("Send")]
    Task<Result<Accepted>> Send(SendMessage command);

    /// <summary>
    /// Answers all open tool calls of a run and continues it; the same outputs again join the continuation.
    /// Errors: NotFound, Invalid (a subset, an unknown call, a run that does not wait), Unavailable.
    /// </summary>
    [AlwaysInterleave, Alias("SubmitToolOutputs")]
    Task<Result<Accepted>> SubmitToolOutputs(SubmitToolOutputs command);

    /// <summary>Ends a run that is not final yet. Idempotent; false when it had ended already. Errors: NotFound, Unavailable.</summary>
    [AlwaysInterleave, Alias("Cancel")]
    Task<Result<bool>> Cancel(Guid runId);

    /// <summary>
    /// Events after a seq, waiting for the first when there is none; an empty page when the wait ran out.
    /// Errors: NotFound (also once deleted), Unavailable, Corrupt.
    /// </summary>
    [AlwaysInterleave, Alias("Read")]
    Task<Result<EventPage>> Read(ReadEvents query);

    /// <summary>Looks at the stored state and does what is due: recover, promote, expire, fail past the deadline.</summary>
    [AlwaysInterleave, Alias("Wake")]
    Task<Result<bool>> Wake();

    /// <summary>Cancels what runs and removes every row in one transaction. Errors: NotFound, Unavailable.</summary>
    [AlwaysInterleave, Alias("Delete")]
    Task<Result<bool>> Delete();

    /// <summary>The rows are gone already (the assistant was deleted): stop what runs and leave memory.</summary>
    [AlwaysInterleave, Alias("Forget")]
    Task Forget();
}

/// <summary>A user's turn.</summary>
/// <param name="RunId">Minted by the front end.</param>
/// <param name="Request">What to do.</param>
/// <param name="CreateUnder">Create the thread under this assistant when it does not exist; null requires it to.</param>
/// <param name="Deadline">UTC; nothing is written after it.</param>
/// <param name="MayRepeat">True when the run id was reserved by an earlier request, so that the run may exist already.</param>
[GenerateSerializer, Immutable, Alias("backboard.send-message")]
public sealed record SendMessage(
    [property: Id(0)] Guid RunId,
    [property: Id(1)] RunRequest Request,
    [property: Id(2)] Guid? CreateUnder,
    [property: Id(3)] DateTimeOffset Deadline,
    [property: Id(4)] bool MayRepeat = false);

/// <summary>Outputs for a run that waits for them.</summary>
/// <param name="RunId">The run; null takes the thread's newest run that waits.</param>
/// <param name="Outputs">One for each open call.</param>
/// <param name="Stream">A reader wants deltas.</param>
/// <param name="Tools">Tool definitions for the rest of the run, a JSON array; null keeps what it had.</param>
/// <param name="Thinking">The contract's <c>thinking</c> object; null keeps what it had.</param>
/// <param name="Deadline">UTC; nothing is written after it.</param>
[GenerateSerializer, Immutable, Alias("backboard.submit-tool-outputs")]
public sealed record SubmitToolOutputs(
    [property: Id(0)] Guid? RunId,
    [property: Id(1)] ImmutableArray<ToolOutput> Outputs,
    [property: Id(2)] bool Stream,
    [property: Id(3)] string? Tools,
    [property: Id(4)] string? Thinking,
    [property: Id(5)] DateTimeOffset Deadline);

/// <summary>What was accepted and where its events begin.</summary>
/// <param name="RunId">The run.</param>
/// <param name="AssistantId">The thread's assistant.</param>
/// <param name="After">Read the thread's events after this seq to see all of this part of the run.</param>
/// <param name="Queued">True while other turns go first.</param>
[GenerateSerializer, Immutable, Alias("backboard.accepted")]
public sealed record Accepted(
    [property: Id(0)] Guid RunId,
    [property: Id(1)] Guid AssistantId,
    [property: Id(2)] long After,
    [property: Id(3)] bool Queued);

/// <summary>A reader's question.</summary>
/// <param name="After">Seq of the last event seen, 0 for the start.</param>
/// <param name="Wait">How long to wait for the first event, at most 10 s.</param>
/// <param name="RunId">Only this run's events; null for all.</param>
/// <param name="Deltas">True asks the running turn to publish its deltas; false is content with the end.</param>
[GenerateSerializer, Immutable, Alias("backboard.read-events")]
public sealed record ReadEvents(
    [property: Id(0)] long After,
    [property: Id(1)] TimeSpan Wait,
    [property: Id(2)] Guid? RunId,
    [property: Id(3)] bool Deltas);
