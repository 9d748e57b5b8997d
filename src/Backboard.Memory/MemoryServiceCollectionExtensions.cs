using Backboard.Memory.Recall;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Backboard.Memory;

public static class MemoryServiceCollectionExtensions
{
    /// <summary>Memory and documents, unless others are registered already.</summary>
    public static IServiceCollection AddBackboardMemory(this IServiceCollection services)
    {
        services.TryAddSingleton<IDocuments, UnavailableDocuments>();
        services.TryAddSingleton<IMemoryIndexFactory, MemoryIndexFactory>();
        return services;
    }
}
