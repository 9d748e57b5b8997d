using Backboard.Models.Local;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

public static class LocalServiceCollectionExtensions
{
    /// <summary>Adds the offline responder, <c>local/backboard-local</c>. Needs <c>AddModelCatalogue</c>, which says when it answers.</summary>
    public static IServiceCollection AddLocalModel(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChatProvider, LocalChatProvider>());
        return services;
    }
}
