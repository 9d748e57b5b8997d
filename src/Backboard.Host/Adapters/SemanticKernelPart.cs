using Backboard.SemanticKernel;

namespace Backboard.Host;

/// <summary>Semantic Kernel's connectors as providers, in a build that has them.</summary>
internal static class SemanticKernelPart
{
    public static void AddSemanticKernel(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSemanticKernelProviders(configuration);
}
