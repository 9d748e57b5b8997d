namespace Backboard.Host;

/// <summary>Where a turn stands: ids that every frame and answer repeats.</summary>
internal sealed record TurnPlace(Guid ThreadId, Guid AssistantId, Guid RunId);
