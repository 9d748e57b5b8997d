using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Backboard.Models.Catalogue;

/// <summary>The models of the registered providers. Reading is lock-free; <see cref="Report"/> replaces one provider's list.</summary>
internal sealed class ModelCatalogue : IModelCatalogue
{
    private readonly ModelsOptions options;
    private readonly ImmutableArray<string> providers;
    private readonly ConcurrentDictionary<string, ImmutableArray<ModelInfo>> reported = new(StringComparer.OrdinalIgnoreCase);
    private volatile ModelResolver resolver;

    public ModelCatalogue(IOptions<ModelsOptions> options, IEnumerable<IChatProvider> providers)
    {
        this.options = options.Value;
        this.providers =
        [
            .. providers.Select(provider => provider.Name)
                .Where(name => name != LocalModel.Provider)
                .OrderBy(Preference)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        resolver = Build();
    }

    public ImmutableArray<ModelInfo> All => resolver.All;

    public bool IsReady => !providers.IsEmpty || options.Local != LocalMode.Off;

    /// <summary>True while the offline responder answers every name.</summary>
    public bool IsLocalOnly => providers.IsEmpty && options.Local == LocalMode.Auto;

    public Result<ModelInfo> Resolve(string? provider, string? model) => resolver.Resolve(provider, model);

    /// <summary>Takes in what a provider says it has. An empty list says nothing and changes nothing.</summary>
    public void Report(string provider, ImmutableArray<ModelInfo> models)
    {
        if (models.IsDefaultOrEmpty) return;
        reported[provider] = models;
        resolver = Build();
    }

    private ModelResolver Build() => new(
        options,
        [
            .. providers.Select(name => ProviderModels.Of(
                name.ToLowerInvariant(),
                options.Providers.TryGetValue(name, out var settings) ? settings : null,
                reported.TryGetValue(name, out var models) ? models : [])),
        ]);

    private int Preference(string provider)
    {
        var index = options.Providers.Keys.ToList().FindIndex(name => name.Equals(provider, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? int.MaxValue : index;
    }
}
