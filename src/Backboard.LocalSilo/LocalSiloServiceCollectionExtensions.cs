using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Backboard.LocalSilo;

public static class LocalSiloServiceCollectionExtensions
{
    /// <summary>
    /// Hosts the grain classes of these assemblies in this process: <see cref="IGrainFactory"/> reaches them, and stopping
    /// the host drains them. Several calls add up. Timers and idle times follow the registered <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddLocalSilo(this IServiceCollection services, params Assembly[] grainAssemblies)
    {
        services.AddLogging();
        services.AddOptionsWithValidateOnStart<LocalSiloOptions>().ValidateDataAnnotations();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static provider => new LocalSiloHost(
            provider,
            provider.GetServices<GrainAssemblies>().SelectMany(static assemblies => assemblies.All),
            provider.GetRequiredService<IOptions<LocalSiloOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LocalSiloHost>>()));
        services.TryAddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<LocalSiloHost>());
        services.AddSingleton(new GrainAssemblies(grainAssemblies));
        return services.AddHostedService<LocalSiloService>();
    }
}

internal sealed record GrainAssemblies(IReadOnlyList<Assembly> All);
