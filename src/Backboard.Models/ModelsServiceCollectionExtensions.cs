using Backboard.Models.Anthropic;
using Backboard.Models.Catalogue;
using Backboard.Models.Embeddings;
using Backboard.Models.Gateway;
using Backboard.Models.OpenAI;
using Backboard.Models.Resilience;
using Backboard.Models.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

public static class ModelsServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IModelGateway"/>, <see cref="ITokenCounter"/>, <see cref="IEmbedder"/>, the configured providers, the catalogue
    /// and the offline responder (sections <c>Models</c> and <c>Models:Timeouts</c>). Adapters register further
    /// <see cref="IChatProvider"/>s, <see cref="IEmbeddingProvider"/>s, and a <see cref="ProviderAdapter"/> for each type they serve.
    /// </summary>
    public static IServiceCollection AddBackboardModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelTimeoutOptions>()
            .Bind(configuration.GetSection(ModelTimeoutOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ProviderHttp>();
        services.TryAddSingleton<IProviderTransport>(provider => provider.GetRequiredService<ProviderHttp>());
        services.TryAddSingleton<TokenEstimator>();
        services.TryAddSingleton<IModelGateway, ModelGateway>();
        services.TryAddSingleton<ITokenCounter, TokenCounter>();
        services.TryAddSingleton<IEmbedder, ProviderEmbedder>();
        foreach (var (name, settings) in ModelsSettings.Read(configuration).Providers)
        {
            if (settings.Type is not (ProviderType.OpenAI or ProviderType.Anthropic)) continue;
            services.AddSingleton(provider => Provider(name.ToLowerInvariant(), settings, provider.GetRequiredService<ProviderHttp>()));
            if (settings.Type == ProviderType.OpenAI)
                services.AddSingleton<IEmbeddingProvider>(provider => new OpenAIEmbeddings(name.ToLowerInvariant(), settings, provider.GetRequiredService<ProviderHttp>()));
        }

        return services.AddModelCatalogue(configuration).AddLocalModel();
    }

    private static IChatProvider Provider(string name, ProviderOptions settings, ProviderHttp http)
    {
        var baseUrl = settings.BaseUrl is { } url ? new Uri(url) : null;
        return settings.Type == ProviderType.Anthropic
            ? new AnthropicChatProvider(name, baseUrl, settings.ApiKey, http)
            : new OpenAIChatProvider(name, baseUrl, settings.ApiKey, http);
    }
}
