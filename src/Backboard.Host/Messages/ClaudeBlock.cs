namespace Backboard.Host;

internal enum ClaudeBlockKind
{
    Text,
    Image,
    Document,
    Thinking,
    ToolUse,
    ToolResult,
}

/// <summary>A content block as the client sent it.</summary>
/// <param name="Value">A text's text; a tool use's input, or a picture's, document's or reasoning's block, as JSON.</param>
internal sealed record ClaudeBlock(ClaudeBlockKind Kind, string Value)
{
    /// <summary>Of a tool use, or of the tool use that a result answers.</summary>
    public string Id { get; init; } = "";

    /// <summary>Of a tool use.</summary>
    public string Name { get; init; } = "";

    /// <summary>Of a tool result.</summary>
    public ImmutableArray<ClaudeBlock> Content { get; init; } = [];

    /// <summary>Of a tool result.</summary>
    public bool IsError { get; init; }
}

/// <summary>A turn: neighbours of one role are one.</summary>
/// <param name="Index">Of its first message in the request.</param>
internal sealed record ClaudeTurn(int Index, bool IsUser, ImmutableArray<ClaudeBlock> Blocks)
{
    public IEnumerable<ClaudeBlock> Of(ClaudeBlockKind kind) => Blocks.Where(block => block.Kind == kind);

    public bool Has(ClaudeBlockKind kind) => Blocks.Any(block => block.Kind == kind);
}
