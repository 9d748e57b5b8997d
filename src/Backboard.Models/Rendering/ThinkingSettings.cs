using System.Text.Json;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Rendering;

/// <summary>The contract's <c>thinking</c> object. All null means: think, with the provider's defaults.</summary>
/// <param name="Effort"><c>low</c>, <c>medium</c>, <c>high</c> or <c>max</c>.</param>
/// <param name="Budget">Tokens to think with, from <c>budget_tokens</c> or <c>max_tokens</c>.</param>
/// <param name="ExcludeReasoning">Whether the reasoning stays unseen.</param>
/// <param name="Native">The object as Anthropic takes it; null where it is the contract's.</param>
/// <param name="IsOff">Whether it says not to think.</param>
internal sealed record ThinkingSettings(string? Effort, int? Budget, bool ExcludeReasoning, string? Native = null, bool IsOff = false)
{
    /// <summary>Null where no thinking is asked for, or what is asked for is not an object.</summary>
    public static ThinkingSettings? Parse(string? json)
    {
        if (json is null || ToolArguments.Json(json) is not { ValueKind: JsonValueKind.Object } thinking) return null;
        var budget = thinking.Int("budget_tokens"u8) is > 0 and var asked ? asked : thinking.Int("max_tokens"u8);
        return new ThinkingSettings(
            thinking.Text("effort"u8),
            budget > 0 ? budget : null,
            thinking.Get("exclude_reasoning"u8).ValueKind == JsonValueKind.True,
            thinking.Text("type"u8) is null ? null : json,
            thinking.Text("type"u8) is "disabled");
    }

    /// <summary>The nearest of the three efforts all providers know; null for the default.</summary>
    public string? NearestEffort => (Effort, Budget) switch
    {
        ("low" or "medium" or "high", _) => Effort,
        ("max", _) => "high",
        (_, <= 2048) => "low",
        (_, <= 8192) => "medium",
        (_, not null) => "high",
        _ => null,
    };

    /// <summary>The nearest budget in tokens.</summary>
    public int NearestBudget => Budget ?? Effort switch
    {
        "low" => 1024,
        "high" => 16_384,
        "max" => 32_768,
        _ => 4096,
    };

    public ReasoningOptions ToOptions() => new()
    {
        Effort = NearestEffort switch
        {
            "low" => ReasoningEffort.Low,
            "medium" => ReasoningEffort.Medium,
            "high" => ReasoningEffort.High,
            _ => null,
        },
    };
}
