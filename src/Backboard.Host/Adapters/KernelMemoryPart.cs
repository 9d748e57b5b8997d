using Backboard.KernelMemory;

namespace Backboard.Host;

/// <summary>Kernel Memory as the backend, in a build that has it.</summary>
internal static class KernelMemoryPart
{
    public static void AddKernelMemory(this IServiceCollection services) => services.AddKernelMemoryIndexes();
}
