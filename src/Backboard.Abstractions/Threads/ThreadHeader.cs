namespace Backboard.Abstractions;

/// <summary>A thread without its messages: the row that carries the fence.</summary>
/// <param name="Key">Owner and id.</param>
/// <param name="AssistantId">The assistant it belongs to, for good.</param>
/// <param name="UserId">The end user it belongs to once one is named.</param>
/// <param name="Epoch">Raised by every claim.</param>
/// <param name="Version">Raised by every fenced write.</param>
/// <param name="Owner">The activation that last claimed it, see <see cref="NodeIdentity"/>; null before the first.</param>
/// <param name="MessageHead">Seq of the newest message, 0 when empty.</param>
/// <param name="EventHead">Seq of the newest event, 0 when none.</param>
/// <param name="Metadata">JSON object or null.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC, of the newest message.</param>
[GenerateSerializer, Immutable, Alias("backboard.thread-header")]
public sealed record ThreadHeader(
    [property: Id(0)] ThreadKey Key,
    [property: Id(1)] Guid AssistantId,
    [property: Id(2)] string? UserId,
    [property: Id(3)] long Epoch,
    [property: Id(4)] long Version,
    [property: Id(5)] string? Owner,
    [property: Id(6)] long MessageHead,
    [property: Id(7)] long EventHead,
    [property: Id(8)] string? Metadata,
    [property: Id(9)] DateTimeOffset CreatedAt,
    [property: Id(10)] DateTimeOffset UpdatedAt)
{
    /// <summary>Where what is said in it is remembered.</summary>
    public MemoryScope MemoryScope => new(new AssistantKey(Key.TenantId, AssistantId), UserId);
}

/// <summary>What stands for the compacted part of a thread in the model's context; the history itself stays whole.</summary>
/// <param name="ThroughSeq">Seq of the last message it stands for.</param>
/// <param name="Text">The summary, or the note that older turns were left out.</param>
[GenerateSerializer, Immutable, Alias("backboard.thread-summary")]
public sealed record ThreadSummary([property: Id(0)] long ThroughSeq, [property: Id(1)] string Text);
