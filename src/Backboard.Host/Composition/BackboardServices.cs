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
        services.AddBackboardStorage(configuration);
        services.AddBackboardModels(configuration);
        services.AddSemanticKernel(configuration);
        if (configuration.GetValue<MemoryBackend>("Memory:Backend") == MemoryBackend.KernelMemory)
            services.AddKernelMemory();
        services.AddBackboardMemory();
        var role = configuration.GetRole();
        services.AddNodeChecks(role);
        builder.AddSilo(role);
        if (role == ServerRole.Api)
            services.AddBackboardNode(configuration);
        else
            services.AddBackboardGrains(configuration);
        services.AddBackboardHost(configuration);
    }
}
