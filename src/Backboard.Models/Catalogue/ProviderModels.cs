namespace Backboard.Models.Catalogue;

/// <summary>What one provider offers, first the model it answers with when none is named.</summary>
/// <param name="Provider">Its name, lower case.</param>
/// <param name="Models">Known models, language models and embeddings.</param>
/// <param name="AcceptsUnlisted">True while nobody could say what it really has, so that any name may be right.</param>
internal sealed record ProviderModels(string Provider, ImmutableArray<ModelInfo> Models, bool AcceptsUnlisted)
{
    /// <summary>Context assumed where neither the facts nor the server tell, in tokens.</summary>
    public const int UnknownContext = 32_768;

    public static ProviderModels Of(string provider, ProviderOptions? options, ImmutableArray<ModelInfo> reported)
    {
        if (options is { Models.Count: > 0 })
            return new ProviderModels(provider, [.. options.Models.Select(name => Describe(provider, name, reported))], AcceptsUnlisted: false);
        // Behind an own address may be any server: there only its own list tells what exists.
        var known = options?.BaseUrl is null ? ModelFacts.All.Where(fact => fact.Provider == provider).Select(fact => fact.Name) : [];
        var names = known.Concat(reported.Select(model => model.Name)).Distinct(StringComparer.OrdinalIgnoreCase);
        return new ProviderModels(provider, [.. names.Select(name => Describe(provider, name, reported))], reported.IsEmpty);
    }

    public ModelInfo? Find(string model) =>
        Models.FirstOrDefault(known => known.Type == "llm" && known.Name.Equals(model, StringComparison.OrdinalIgnoreCase))
        ?? (AcceptsUnlisted && !Lists(model) ? Describe(Provider, model, []) : null);

    public bool Lists(string model) => Models.Any(known => known.Name.Equals(model, StringComparison.OrdinalIgnoreCase));

    public ModelInfo? First => Models.FirstOrDefault(model => model.Type == "llm");

    private static ModelInfo Describe(string provider, string name, ImmutableArray<ModelInfo> reported)
    {
        var own = reported.FirstOrDefault(model => model.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (ModelFacts.Find(name) is { } fact)
        {
            var isVendor = fact.Provider == provider;
            return fact with
            {
                Provider = provider,
                Name = own?.Name ?? name,
                ContextLimit = own is { ContextLimit: > 0 and not UnknownContext } ? own.ContextLimit : fact.ContextLimit,
                InputCostPer1MTokens = isVendor ? fact.InputCostPer1MTokens : own?.InputCostPer1MTokens,
                OutputCostPer1MTokens = isVendor ? fact.OutputCostPer1MTokens : own?.OutputCostPer1MTokens,
            };
        }
        own ??= new ModelInfo(provider, name, "llm", 0) { SupportsTools = true, SupportsJsonOutput = true };
        return own with { Provider = provider, ContextLimit = own.ContextLimit > 0 ? own.ContextLimit : UnknownContext };
    }
}
