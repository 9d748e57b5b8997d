using Backboard.Models.Rendering;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Anthropic;

/// <summary>Whether a request may ask for extended thinking, and how much of it.</summary>
internal static class AnthropicThinking
{
    private const int Least = 1024;

    /// <summary>Null where nothing is to be said about thinking.</summary>
    public static ThinkingSettings? Of(ChatOptions options, List<ChatMessage> messages)
    {
        if (options.AdditionalProperties?.GetValueOrDefault(WireKeys.Thinking) is not ThinkingSettings thinking) return null;
        if (thinking.IsOff) return thinking;
        // A prefill, or a tool round that began without its thinking at hand, cannot be continued with thinking.
        if (messages[^1].Role == ChatRole.Assistant) return null;
        if (messages[^1].Role == ChatRole.Tool && !HasThought(messages.FindLast(message => message.Role == ChatRole.Assistant))) return null;
        return thinking;
    }

    public static int Budget(ThinkingSettings thinking) => Math.Max(Least, thinking.NearestBudget);

    /// <summary>The signed thinking blocks that came with a message, a JSON array.</summary>
    public static string? State(ChatMessage? message) => message?.AdditionalProperties?.GetValueOrDefault(WireKeys.ProviderState) as string;

    private static bool HasThought(ChatMessage? message) =>
        State(message) is not null || message?.Contents.Any(content => content is TextReasoningContent) == true;
}
