using System.Text.Json;
using System.Text.Json.Serialization;

namespace Backboard.Memory.Extraction;

/// <summary>A model's answer, of the right shape and not checked yet.</summary>
internal sealed record AnsweredFacts(ImmutableArray<AnsweredFact?> Facts)
{
    public const int Most = 50;

    /// <summary>The facts, or null and why the answer is none.</summary>
    public static AnsweredFacts? Parse(string answer, out string reason)
    {
        reason = "";
        try
        {
            var facts = JsonSerializer.Deserialize(Unfenced(answer), AnsweredFactsJson.Default.AnsweredFacts);
            if (facts is null || facts.Facts.IsDefault) reason = "The model's answer has no list of facts.";
            else if (facts.Facts.Length > Most) reason = $"The model's answer has more than {Most} facts.";
            else return facts;
        }
        catch (JsonException)
        {
            reason = "The model's answer is not the JSON that was asked for.";
        }

        return null;
    }

    private static ReadOnlySpan<char> Unfenced(string answer)
    {
        const string fence = "```";
        var text = answer.AsSpan().Trim();
        if (!text.StartsWith(fence, StringComparison.Ordinal) || !text.EndsWith(fence, StringComparison.Ordinal)) return text;
        var line = text.IndexOf('\n');
        return line < 0 || line > text.Length - fence.Length ? text : text[(line + 1)..^fence.Length];
    }
}

/// <summary>One fact as a model tells it.</summary>
internal sealed record AnsweredFact
{
    public const int LongestContent = 2_000;

    public string? Action { get; init; }

    public string? Memory { get; init; }

    public string? Content { get; init; }

    public string? Quote { get; init; }

    public string? Kind { get; init; }

    public double? Confidence { get; init; }

    public string? OccurredOn { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false, MaxDepth = 16)]
[JsonSerializable(typeof(AnsweredFacts))]
internal sealed partial class AnsweredFactsJson : JsonSerializerContext;
