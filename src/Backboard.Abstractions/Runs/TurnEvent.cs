namespace Backboard.Abstractions;

/// <summary>
/// What readers of a thread see, in order. Deltas only: whole texts stand in the message an entry refers to
/// (<see cref="EventEntry.Message"/>), so content is stored once.
/// </summary>
[GenerateSerializer, Immutable, Alias("backboard.event")]
public abstract record TurnEvent
{
    /// <summary>The last event of this part of the run: nothing of it follows until outputs are submitted, if ever.</summary>
    public virtual bool EndsStream => false;
}

/// <summary>An event that ends a stream, and what it tells about the turn.</summary>
public interface IEnding
{
    TurnOutcome Outcome { get; }
}

/// <summary>The user's message was stored.</summary>
[GenerateSerializer, Immutable, Alias("backboard.event.user-message")]
public sealed record UserMessageStored : TurnEvent
{
    /// <summary>Files sent along with it; null for none.</summary>
    [Id(0)] public ImmutableArray<Attachment>? Attachments { get; init; }
}

/// <summary>Memory was searched.</summary>
[GenerateSerializer, Immutable, Alias("backboard.event.memory-retrieved")]
public sealed record MemoryRetrieved([property: Id(0)] ImmutableArray<RetrievedMemory> Memories) : TurnEvent;

/// <summary>The model is being asked.</summary>
[GenerateSerializer, Immutable, Alias("backboard.event.run-started")]
public sealed record RunStarted(
    [property: Id(0)] Guid MessageId,
    [property: Id(1)] string Provider,
    [property: Id(2)] string Model) : TurnEvent;

/// <summary>Outputs were submitted and the model is being asked again.</summary>
[GenerateSerializer, Immutable, Alias("backboard.event.run-continuing")]
public sealed record RunContinuing([property: Id(0)] Guid MessageId) : TurnEvent;

/// <summary>A piece of the answer.</summary>
[GenerateSerializer, Immutable, Alias("backboard.event.content-streaming")]
public sealed record ContentStreaming([property: Id(0)] string Content) : TurnEvent;

/// <summary>A piece of the model's reasoning.</summary>
[GenerateSerializer, Immutable, Alias("backboard.event.reasoning-streaming")]
public sealed record ReasoningStreaming([property: Id(0)] string Content) : TurnEvent;

/// <summary>After a crash the answer starts afresh: what was streamed since the last start is void.</summary>
[GenerateSerializer, Immutable, Alias("backboard.event.run-restarted")]
public sealed record RunRestarted([property: Id(0)] Guid MessageId, [property: Id(1)] int Attempt) : TurnEvent;

/// <summary>The model asks for tools; the calls stand in the message.</summary>
[GenerateSerializer, Immutable, Alias("backboard.event.tool-submit-required")]
public sealed record ToolSubmitRequired([property: Id(0)] TurnOutcome Outcome) : TurnEvent, IEnding
{
    public override bool EndsStream => true;
}

/// <summary>A message was stored that no model answers.</summary>
[GenerateSerializer, Immutable, Alias("backboard.event.message-saved")]
public sealed record MessageSaved([property: Id(0)] TurnOutcome Outcome) : TurnEvent, IEnding
{
    public override bool EndsStream => true;
}

/// <summary>The answer is stored.</summary>
[GenerateSerializer, Immutable, Alias("backboard.event.run-ended")]
public sealed record RunEnded([property: Id(0)] TurnOutcome Outcome) : TurnEvent, IEnding
{
    public override bool EndsStream => true;
}

/// <summary>The turn failed; the sentence is for people.</summary>
[GenerateSerializer, Immutable, Alias("backboard.event.run-failed")]
public sealed record RunFailed(
    [property: Id(0)] string Error,
    [property: Id(1)] string Code,
    [property: Id(2)] TurnOutcome Outcome) : TurnEvent, IEnding
{
    public override bool EndsStream => true;
}

/// <summary>The turn was cancelled; its partial text, if any, stands in the message.</summary>
/// <param name="Reason"><c>cancelled</c>, <c>interrupted</c>, <c>superseded</c> or <c>expired</c>.</param>
[GenerateSerializer, Immutable, Alias("backboard.event.run-cancelled")]
public sealed record RunCancelled([property: Id(0)] string Reason, [property: Id(1)] TurnOutcome Outcome) : TurnEvent, IEnding
{
    public override bool EndsStream => true;
}
