namespace Backboard.Abstractions;

/// <summary>Tokens as the provider reported them, summed over the model calls of a run.</summary>
[GenerateSerializer, Immutable, Alias("backboard.usage")]
public sealed record Usage(
    [property: Id(0)] int InputTokens,
    [property: Id(1)] int OutputTokens,
    [property: Id(2)] int CachedInputTokens = 0,
    [property: Id(3)] int CacheWriteInputTokens = 0)
{
    public static Usage None { get; } = new(0, 0);

    public int TotalTokens => InputTokens + OutputTokens;

    public static Usage operator +(Usage left, Usage right) => left.Plus(right);

    public Usage Plus(Usage other) => new(
        InputTokens + other.InputTokens,
        OutputTokens + other.OutputTokens,
        CachedInputTokens + other.CachedInputTokens,
        CacheWriteInputTokens + other.CacheWriteInputTokens);
}

/// <summary>How full the model's context was on the last call of a run.</summary>
/// <param name="UsedTokens">Input tokens of that call.</param>
/// <param name="ContextLimit">The model's context in tokens.</param>
/// <param name="SummaryTokens">Tokens of the summary standing for compacted history.</param>
/// <param name="Model">Model name.</param>
[GenerateSerializer, Immutable, Alias("backboard.context-usage")]
public sealed record ContextUsage(
    [property: Id(0)] int UsedTokens,
    [property: Id(1)] int ContextLimit,
    [property: Id(2)] int SummaryTokens,
    [property: Id(3)] string Model)
{
    public double Percent => ContextLimit == 0 ? 0 : Math.Round(100.0 * UsedTokens / ContextLimit, 2);
}
