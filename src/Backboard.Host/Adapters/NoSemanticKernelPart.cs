namespace Backboard.Host;

/// <summary>A build without Semantic Kernel: a provider type that needs it stops the start.</summary>
internal static class SemanticKernelPart
{
    public static void AddSemanticKernel(this IServiceCollection services, IConfiguration configuration)
    {
        // Nothing to add.
    }
}
