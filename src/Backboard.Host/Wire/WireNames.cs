namespace Backboard.Host;

/// <summary>Words of the contract for our enumerations.</summary>
internal static class WireNames
{
    public static string Wire(this MessageRole role) => role switch
    {
        MessageRole.User => "user",
        MessageRole.Assistant => "assistant",
        _ => "tool",
    };

    public static string Wire(this MessageStatus status) => status switch
    {
        MessageStatus.Completed => "COMPLETED",
        MessageStatus.RequiresAction => "REQUIRES_ACTION",
        MessageStatus.Cancelled => "CANCELLED",
        _ => "FAILED",
    };

    public static string Wire(this RunStatus status) => status switch
    {
        RunStatus.Queued => "QUEUED",
        RunStatus.InProgress => "IN_PROGRESS",
        RunStatus.RequiresAction => "REQUIRES_ACTION",
        RunStatus.Completed => "COMPLETED",
        RunStatus.Failed => "FAILED",
        _ => "CANCELLED",
    };

    public static string? Wire(this StopReason? reason) => reason switch
    {
        StopReason.EndTurn => "end_turn",
        StopReason.MaxTokens => "max_tokens",
        StopReason.StopSequence => "stop_sequence",
        StopReason.ToolUse => "tool_use",
        StopReason.ContentFilter => "content_filter",
        _ => null,
    };

    public static string Wire(this DocumentStatus status) => status switch
    {
        DocumentStatus.Processing => "processing",
        DocumentStatus.Indexed => "indexed",
        DocumentStatus.Failed => "failed",
        _ => "pending",
    };

    public static string Wire(this MemoryScoping scoping) => scoping is MemoryScoping.User ? "user" : "assistant";

    public static string Wire(this MemoryKind kind) => kind switch
    {
        MemoryKind.Preference => "preference",
        MemoryKind.Event => "event",
        MemoryKind.Instruction => "instruction",
        _ => "fact",
    };

    public static string Wire(this MemoryTrust trust) => trust is MemoryTrust.Operator ? "operator" : "user";

    public static string Wire(this MemoryOperationStatus status) => status switch
    {
        MemoryOperationStatus.InProgress => "IN_PROGRESS",
        MemoryOperationStatus.Completed => "COMPLETED",
        _ => "ERROR",
    };

    public static string Wire(this MemoryEffectKind kind) => kind switch
    {
        MemoryEffectKind.Add => "ADD",
        MemoryEffectKind.Update => "UPDATE",
        MemoryEffectKind.Delete => "DELETE",
        _ => "NONE",
    };
}
