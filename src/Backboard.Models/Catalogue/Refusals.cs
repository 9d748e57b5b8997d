namespace Backboard.Models.Catalogue;

/// <summary>The sentences in which the catalogue refuses a name.</summary>
internal static class Refusals
{
    private const int Shown = 5;

    public static Error UnknownModel(string? provider, string? model, ImmutableArray<ProviderModels> providers, bool hasLocal)
    {
        var names = providers.Select(known => known.Provider).Concat(hasLocal ? [LocalModel.Provider] : []).ToList();
        if (names.Count == 0)
            return Error.Invalid("No model is configured. Set OPENAI_API_KEY, ANTHROPIC_API_KEY or Models__Providers__NAME__BaseUrl.", "no_model");
        if (provider is null && model is null)
            return Error.Invalid($"No model was named and there is no default. Set Models__Default; providers: {Join(names)}.", "unknown_model");
        var known = providers.FirstOrDefault(one => one.Provider.Equals(provider, StringComparison.OrdinalIgnoreCase));
        if (provider is not null && known is null && !IsLocal(provider))
            return Error.Invalid($"There is no provider '{Short(provider)}'. Configured: {Join(names)}. {Hint(provider, model)}", "unknown_model");
        if (model is null)
            return Error.Invalid($"Provider '{known?.Provider}' lists no models; name one with model_name.", "unknown_model");
        var models = Models(known is null ? providers : [known], hasLocal && known is null);
        var at = provider is null ? "" : $" at provider '{Short(provider)}'";
        return Error.Invalid($"There is no model '{Short(model)}'{at}. Available: {Join(models)}. {Hint(provider, model)}", "unknown_model");
    }

    private static List<string> Models(IEnumerable<ProviderModels> providers, bool withLocal) =>
    [
        .. providers.SelectMany(provider => provider.Models).Where(model => model.Type == "llm").Select(model => $"{model.Provider}/{model.Name}"),
        .. withLocal ? [$"{LocalModel.Provider}/{LocalModel.Name}"] : Array.Empty<string>(),
    ];

    private static string Hint(string? provider, string? model) =>
        $"To let another model answer to this name set Models__Aliases__{Short(provider ?? "PROVIDER")}/{Short(model ?? "MODEL")}.";

    private static bool IsLocal(string provider) => provider.Equals(LocalModel.Provider, StringComparison.OrdinalIgnoreCase);

    private static string Join(List<string> names) =>
        names.Count <= Shown ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Shown))} and {names.Count - Shown} more";

    private static string Short(string name) => name.Length <= 80 ? name : name[..80] + "…";
}
