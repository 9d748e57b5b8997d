namespace Backboard.Host;

/// <summary>A build without Kernel Memory: the setting that asks for it stops the start.</summary>
internal static class KernelMemoryPart
{
    public static void AddKernelMemory(this IServiceCollection services) => throw new InvalidOperationException(
        "Memory__Backend is KernelMemory, which this build does not have: build it with -p:UseKernelMemory=true.");
}
