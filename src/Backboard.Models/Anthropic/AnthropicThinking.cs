using Backboard.Models.Rendering;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Anthropic;

/// <summary>Whether a request may ask for extended thinking, and how much of it.</summary>
internal static class AnthropicThinking
{
    private const int Least = 1024;

    /// <summary>Null for no thinking.</summary>
    public static int? Budget(ChatOptions options, List<ChatMessage> messages)
    {
        if (options.AdditionalProperties?.GetValueOrDefault(WireKeys.Thinking) is not ThinkingSettings thinking) return null;
        // A prefill, or a tool round that began without its thinking at hand, cannot be continued with thinking.
        if (messages[^1].Role == ChatRole.Assistant) return null;
        if (messages[^1].Role == ChatRole.Tool && State(messages.FindLast(message => message.Role == ChatRole.Assistant)) is null) return null;
        return Math.Max(Least, thinking.NearestBudget);
    }

    /// <summary>The signed thinking blocks that came with a message, a JSON array.</summary>
    public static string? State(ChatMessage? message) => message?.AdditionalProperties?.GetValueOrDefault(WireKeys.ProviderState) as string;
}
