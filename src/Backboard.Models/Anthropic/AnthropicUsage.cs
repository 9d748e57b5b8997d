using System.Text.Json;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Anthropic;

/// <summary>Tokens as Anthropic counts them: input apart from what the cache gave or took.</summary>
internal sealed record AnthropicUsage(int Input, int Output, int CacheRead, int CacheWrite)
{
    public static AnthropicUsage None { get; } = new(0, 0, 0, 0);

    public static AnthropicUsage Of(JsonElement usage) => new(
        usage.Int("input_tokens"u8),
        usage.Int("output_tokens"u8),
        usage.Int("cache_read_input_tokens"u8),
        usage.Int("cache_creation_input_tokens"u8));

    /// <summary>Later events repeat the counts, grown, or leave them out.</summary>
    public AnthropicUsage With(AnthropicUsage later) => new(
        Math.Max(Input, later.Input),
        Math.Max(Output, later.Output),
        Math.Max(CacheRead, later.CacheRead),
        Math.Max(CacheWrite, later.CacheWrite));

    public UsageContent ToContent() => new(new UsageDetails
    {
        InputTokenCount = Input + CacheRead + CacheWrite,
        OutputTokenCount = Output,
        CachedInputTokenCount = CacheRead,
        AdditionalCounts = new AdditionalPropertiesDictionary<long> { [WireKeys.CacheWriteTokens] = CacheWrite },
    });
}
