namespace Backboard.Abstractions;

/// <summary>How free the model is to call tools.</summary>
public enum ToolChoiceMode
{
    /// <summary>The model decides.</summary>
    Auto,

    /// <summary>It must call at least one.</summary>
    Any,

    /// <summary>It must call the one named.</summary>
    Tool,

    /// <summary>It must not call any.</summary>
    None,
}

/// <summary>Which tools the model may or must call.</summary>
/// <param name="Mode">See <see cref="ToolChoiceMode"/>.</param>
/// <param name="Name">The tool to call; null unless <see cref="ToolChoiceMode.Tool"/>.</param>
/// <param name="IsParallel">Whether it may call several at once.</param>
public sealed record ToolChoice(ToolChoiceMode Mode, string? Name = null, bool IsParallel = true);
