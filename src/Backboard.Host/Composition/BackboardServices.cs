using Backboard.Grains;
using Backboard.Memory;
using Backboard.Storage;

namespace Backboard.Host;

/// <summary>The composition root: every floor, and the silo that hosts the grains.</summary>
internal static class BackboardServices
{
    public static void AddBackboard(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var configuration = builder.Configuration;
        services.AddSingleton(TimeProvider.System);
        services.AddBackboardStore(configuration);
        services.AddBackboardMemory();
        services.AddBackboardModels(configuration);
        services.AddBackboardGrains(configuration);
        builder.AddSilo();
        services.AddBackboardHost(configuration);
    }

    /// <summary>The store alone, as the commands use it.</summary>
    public static IServiceCollection AddBackboardStore(this IServiceCollection services, IConfiguration configuration) =>
        services.AddBackboardStorage(configuration);
}
