namespace Backboard.Abstractions;

/// <summary>An event at its place in the thread's log, with the message it refers to.</summary>
/// <param name="Seq">Position in the thread's event log, from 1, gap-free.</param>
/// <param name="RunId">The run it belongs to.</param>
/// <param name="Event">What happened.</param>
/// <param name="Message">The message that holds the text, or null. Storage keeps only its seq.</param>
[GenerateSerializer, Immutable, Alias("backboard.event-entry")]
public sealed record EventEntry(
    [property: Id(0)] long Seq,
    [property: Id(1)] Guid RunId,
    [property: Id(2)] TurnEvent Event,
    [property: Id(3)] Message? Message = null);

/// <summary>A stretch of a thread's event log.</summary>
/// <param name="Events">In order; may be empty when the wait ran out.</param>
/// <param name="Next">Pass as <c>After</c> to read on.</param>
[GenerateSerializer, Immutable, Alias("backboard.event-page")]
public sealed record EventPage([property: Id(0)] ImmutableArray<EventEntry> Events, [property: Id(1)] long Next);
