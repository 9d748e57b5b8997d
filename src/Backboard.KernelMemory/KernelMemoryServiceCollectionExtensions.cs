using Backboard.KernelMemory.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.KernelMemory;

public static class KernelMemoryServiceCollectionExtensions
{
    /// <summary>Indexes of memories and documents in Kernel Memory, in place of the engine's own.</summary>
    public static IServiceCollection AddKernelMemoryIndexes(this IServiceCollection services)
    {
        services.AddSingleton<KernelStore>();
        services.AddSingleton<KernelIndexFactory>();
        services.AddSingleton<IMemoryIndexFactory>(provider => provider.GetRequiredService<KernelIndexFactory>());
        services.AddSingleton<IPassageIndexFactory>(provider => provider.GetRequiredService<KernelIndexFactory>());
        return services;
    }
}
