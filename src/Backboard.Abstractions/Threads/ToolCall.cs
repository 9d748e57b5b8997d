namespace Backboard.Abstractions;

/// <summary>A function the model wants called.</summary>
/// <param name="Id">The provider's id, unique within its message.</param>
/// <param name="Name">Function name.</param>
/// <param name="Arguments">JSON text, always a string on the wire.</param>
[GenerateSerializer, Immutable, Alias("backboard.tool-call")]
public sealed record ToolCall(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Arguments);

/// <summary>What a tool answered.</summary>
/// <param name="ToolCallId">The call it answers.</param>
/// <param name="Output">Any text.</param>
[GenerateSerializer, Immutable, Alias("backboard.tool-output")]
public sealed record ToolOutput([property: Id(0)] string ToolCallId, [property: Id(1)] string Output);
