using System.Text.Json;
using System.Text.Json.Serialization;

namespace Backboard.Models.Catalogue;

/// <summary>What is known about well-known models without asking anybody (<c>models.json</c>).</summary>
internal static class ModelFacts
{
    /// <summary>In the file's order: a provider's first model is the one it answers with when none is named.</summary>
    public static ImmutableArray<ModelInfo> All { get; } = Load();

    private static readonly Dictionary<string, ModelInfo> ByName = All
        .Where(model => model.Provider != LocalModel.Provider)
        .ToDictionary(model => model.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Facts of a model that some server offers; a router's <c>vendor/model</c> counts as <c>model</c>. Null when unknown.</summary>
    public static ModelInfo? Find(string model) =>
        ByName.GetValueOrDefault(model) ?? ByName.GetValueOrDefault(model[(model.LastIndexOf('/') + 1)..]);

    private static ImmutableArray<ModelInfo> Load()
    {
        using var stream = typeof(ModelFacts).Assembly.GetManifestResourceStream("models.json")
            ?? throw new InvalidOperationException("models.json is not embedded.");
        var file = JsonSerializer.Deserialize(stream, ModelFactsJson.Default.ModelFactsFile)
            ?? throw new InvalidOperationException("models.json is empty.");
        return [.. file.Models.Select(fact => fact.ToModelInfo())];
    }
}

internal sealed record ModelFactsFile(ImmutableArray<ModelFact> Models);

internal sealed record ModelFact(string Provider, string Name, string Type, int Context)
{
    public int? MaxOutput { get; init; }

    public bool Tools { get; init; }

    public bool Thinking { get; init; }

    public bool Json { get; init; }

    public int? Dimensions { get; init; }

    public decimal? InputCost { get; init; }

    public decimal? OutputCost { get; init; }

    public ModelInfo ToModelInfo() => new(Provider, Name, Type, Context)
    {
        MaxOutputTokens = MaxOutput,
        SupportsTools = Tools,
        SupportsThinking = Thinking,
        SupportsJsonOutput = Json,
        EmbeddingDimensions = Dimensions,
        InputCostPer1MTokens = InputCost,
        OutputCostPer1MTokens = OutputCost,
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelFactsFile))]
internal sealed partial class ModelFactsJson : JsonSerializerContext;
