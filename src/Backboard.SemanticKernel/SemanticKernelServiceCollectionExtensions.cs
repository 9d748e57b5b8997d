using Backboard.SemanticKernel.Connectors;
using Backboard.SemanticKernel.Embeddings;
using Backboard.SemanticKernel.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel;

public static class SemanticKernelServiceCollectionExtensions
{
    private const string Providers = "Models:Providers";

    /// <summary>
    /// Adds the configured providers whose type a connector serves (section <c>Models:Providers</c>): chat and embeddings. Needs
    /// <see cref="IProviderTransport"/>. Settings that lack what their connector needs stop the start.
    /// </summary>
    public static IServiceCollection AddSemanticKernelProviders(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var connector in AllConnectors.Known) services.AddSingleton(new ProviderAdapter(connector.Type));
        foreach (var section in configuration.GetSection(Providers).GetChildren())
        {
            if (AllConnectors.Find(section[nameof(ConnectorOptions.Type)]) is not { } connector) continue;
            var options = ConnectorOptions.Read(section);
            if (connector.Missing(options) is { } missing)
                throw new InvalidOperationException($"Models__Providers__{section.Key}__{missing} is needed for the type {connector.Type}.");
            var name = section.Key.ToLowerInvariant();
            services.AddSingleton<IChatProvider>(
                provider => new ConnectorChatProvider(name, connector, options, provider.GetRequiredService<IProviderTransport>()));
            services.AddSingleton<IEmbeddingProvider>(
                provider => new ConnectorEmbeddings(name, connector, options, provider.GetRequiredService<IProviderTransport>()));
        }

        return services;
    }

    /// <summary>Adds whatever chats on a kernel, a chat client or a chat completion service of any connector, as a provider.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="name">As clients shall name it (<c>llm_provider</c>), lower case.</param>
    /// <param name="kernel">
    /// Makes it, once. A model is asked of the service registered by its name, else of the one that serves it, else of the one without a key.
    /// Its connections are its own: give it a client over <see cref="IProviderTransport"/> to have the engine's limits and errors.
    /// </param>
    public static IServiceCollection AddSemanticKernelProvider(this IServiceCollection services, string name, Func<IServiceProvider, Kernel> kernel) =>
        services.AddSingleton<IChatProvider>(provider => new KernelChatProvider(name, kernel(provider)));
}
