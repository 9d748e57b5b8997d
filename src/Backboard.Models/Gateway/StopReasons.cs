using Backboard.Models.Resilience;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Gateway;

/// <summary>Why an answer ended, in the engine's words.</summary>
internal static class StopReasons
{
    /// <summary>Anthropic tells it; OpenAI calls it <c>stop</c>, as it does the end of a turn.</summary>
    public static ChatFinishReason StopSequence { get; } = new("stop_sequence");

    public static StopReason Of(ChatFinishReason finish, bool hasCalls)
    {
        // An answer that was cut has calls that were cut.
        if (finish == ChatFinishReason.Length) return StopReason.MaxTokens;
        if (finish == ChatFinishReason.ContentFilter) return StopReason.ContentFilter;
        if (hasCalls) return StopReason.ToolUse;
        if (finish == ChatFinishReason.ToolCalls) throw ProviderErrors.BadResponse("The model stopped for tool calls but made none.");
        return finish == StopSequence ? StopReason.StopSequence : StopReason.EndTurn;
    }
}
