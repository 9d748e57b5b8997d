namespace Backboard.Abstractions;

/// <summary>Long-term memory of an assistant, as a turn uses it.</summary>
public interface IMemory
{
    /// <summary>What is known that bears on the message. A part that cannot serve says so; it never fails the turn.</summary>
    Task<Recollection> Recall(RecallQuery query, CancellationToken cancellationToken);
}

/// <summary>What a turn wants recalled.</summary>
/// <param name="Assistant">Whose memory.</param>
/// <param name="UserId">The end user, or null.</param>
/// <param name="ThreadId">The thread that asks.</param>
/// <param name="Message">The user's words.</param>
public sealed record RecallQuery(AssistantKey Assistant, string? UserId, Guid ThreadId, string Message);

/// <summary>What was recalled.</summary>
/// <param name="Memories">Best first.</param>
/// <param name="Degraded">Parts that could not serve, such as <c>memory</c>; empty when all did.</param>
public sealed record Recollection(ImmutableArray<RetrievedMemory> Memories, ImmutableArray<string> Degraded);
