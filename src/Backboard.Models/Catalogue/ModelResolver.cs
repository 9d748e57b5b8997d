namespace Backboard.Models.Catalogue;

/// <summary>Who answers a name, over one picture of what exists.</summary>
internal sealed class ModelResolver
{
    private readonly ModelsOptions options;
    private readonly ImmutableArray<ProviderModels> providers;
    private readonly bool hasLocal;

    public ModelResolver(ModelsOptions options, ImmutableArray<ProviderModels> providers)
    {
        this.options = options;
        this.providers = providers;
        hasLocal = options.Local != LocalMode.Off;
        IEnumerable<ModelInfo> all = providers.SelectMany(provider => provider.Models);
        if (hasLocal) all = all.Append(LocalModel.Info);
        All = [.. all.OrderBy(model => model.Provider, StringComparer.Ordinal).ThenBy(model => model.Name, StringComparer.Ordinal)];
    }

    public ImmutableArray<ModelInfo> All { get; }

    public Result<ModelInfo> Resolve(string? provider, string? model)
    {
        (provider, model) = Aliased(Text(provider), Text(model));
        if (hasLocal && LocalModel.IsNamed(provider, model)) return LocalModel.Info;
        if (providers.IsEmpty && options.Local == LocalMode.Auto) return LocalModel.Info;
        var found = (provider, model) switch
        {
            (null, null) => ByDefault(),
            (not null, null) => Provider(provider)?.First,
            (null, not null) => ByModel(model),
            (not null, not null) => Provider(provider)?.Find(model),
        };
        return found is not null ? found : Refuse(provider, model);
    }

    private (string? Provider, string? Model) Aliased(string? provider, string? model)
    {
        if (model is null || options.Aliases.Count == 0) return (provider, model);
        var name = provider is null ? model : $"{provider}/{model}";
        if (!options.Aliases.TryGetValue(name, out var target) && provider is null)
        {
            var ends = options.Aliases.Where(alias => ModelName.Parse(alias.Key)?.Model.Equals(model, StringComparison.OrdinalIgnoreCase) == true);
            target = ends.Select(alias => alias.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var only] ? only : null;
        }
        return ModelName.Parse(target) is { } parsed ? (parsed.Provider, parsed.Model) : (provider, model);
    }

    private ModelInfo? ByDefault()
    {
        if (ModelName.Parse(options.Default) is { } name)
            return LocalModel.IsNamed(name.Provider, name.Model) ? LocalModel.Info : Provider(name.Provider)?.Find(name.Model);
        if (providers.IsEmpty) return hasLocal ? LocalModel.Info : null;
        return Provider("openai") is { } openai && openai.Lists("gpt-4o")
            ? openai.Find("gpt-4o")
            : providers.Select(provider => provider.First).FirstOrDefault(first => first is not null);
    }

    private ModelInfo? ByModel(string model)
    {
        var preferred = ByDefault()?.Provider;
        var inOrder = providers.OrderByDescending(provider => provider.Provider == preferred).ToList();
        if (inOrder.Find(provider => provider.Lists(model) && provider.Find(model) is not null) is { } lists) return lists.Find(model);
        if (ModelName.Parse(model) is { } name && Provider(name.Provider) is { } named) return named.Find(name.Model);
        return inOrder is [var first, ..] ? first.Find(model) : null;
    }

    private ProviderModels? Provider(string name) =>
        providers.FirstOrDefault(provider => provider.Provider.Equals(name, StringComparison.OrdinalIgnoreCase));

    private Error Refuse(string? provider, string? model) => Refusals.UnknownModel(provider, model, providers, hasLocal);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
