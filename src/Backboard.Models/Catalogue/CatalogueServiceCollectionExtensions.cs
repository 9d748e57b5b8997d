using Backboard.Models.Catalogue;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

public static class CatalogueServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IModelCatalogue"/> over the registered <see cref="IChatProvider"/>s and its settings, validated at start.
    /// </summary>
    public static IServiceCollection AddModelCatalogue(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelsOptions>().Configure(options => ModelsSettings.Bind(options, configuration)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModelsOptions>, ModelsOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ModelCatalogue>();
        services.TryAddSingleton<IModelCatalogue>(provider => provider.GetRequiredService<ModelCatalogue>());
        services.AddHostedService<ModelListRefresher>();
        return services;
    }
}
