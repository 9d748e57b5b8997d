using Microsoft.Extensions.Configuration;

namespace Backboard.Models.Catalogue;

/// <summary>
/// Reads <see cref="ModelsOptions"/>. By hand, because <c>Models:Local</c> is both a value and a section, names may contain <c>:</c>, and
/// the vendors' own variables count.
/// </summary>
internal static class ModelsSettings
{
    public static ModelsOptions Read(IConfiguration configuration)
    {
        var options = new ModelsOptions();
        Bind(options, configuration);
        return options;
    }

    public static void Bind(ModelsOptions options, IConfiguration configuration)
    {
        var section = configuration.GetSection(ModelsOptions.Section);
        options.Default = Text(section["Default"]) ?? options.Default;
        var local = section.GetSection("Local");
        options.Local = Text(local.Value)?.ToLowerInvariant() ?? options.Local;
        options.LocalOptions.WordsPerSecond = local.GetValue("WordsPerSecond", options.LocalOptions.WordsPerSecond);
        foreach (var (name, target) in section.GetSection("Aliases").AsEnumerable(makePathsRelative: true))
            if (Text(target) is { } value) options.Aliases[name] = value;
        foreach (var provider in section.GetSection("Providers").GetChildren()) Add(options, provider);
        AddFromVendorVariables(options, configuration, "openai", "OPENAI");
        AddFromVendorVariables(options, configuration, "anthropic", "ANTHROPIC");
    }

    private static void Add(ModelsOptions options, IConfigurationSection section)
    {
        var provider = new ProviderOptions { Type = DefaultType(section.Key) };
        section.Bind(provider);
        provider.BaseUrl = Text(provider.BaseUrl);
        provider.ApiKey = Text(provider.ApiKey);
        options.Providers[section.Key] = provider;
    }

    private static void AddFromVendorVariables(ModelsOptions options, IConfiguration configuration, string name, string prefix)
    {
        var key = Text(configuration[prefix + "_API_KEY"]);
        var url = Text(configuration[prefix + "_BASE_URL"]);
        if (!options.Providers.TryGetValue(name, out var provider))
        {
            if (key is null && url is null) return;
            options.Providers[name] = provider = new ProviderOptions { Type = DefaultType(name) };
        }
        // A key never goes to an address it was not configured with.
        if (provider.BaseUrl is null && provider.ApiKey is null) (provider.BaseUrl, provider.ApiKey) = (url, key);
        else if (provider.BaseUrl is null) provider.BaseUrl = url;
    }

    private static ProviderType DefaultType(string name) =>
        name.Equals("anthropic", StringComparison.OrdinalIgnoreCase) ? ProviderType.Anthropic : ProviderType.OpenAI;

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
