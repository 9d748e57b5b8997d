using Backboard.KernelMemory;
using Backboard.KernelMemory.Store;

namespace Backboard.Memory.Tests;

/// <summary>Whose indexes the shared tests of the ports are about: here Kernel Memory's, all of one store.</summary>
internal static class TestedIndexes
{
    private static readonly KernelIndexFactory Factory = new(new KernelStore());

    public static IMemoryIndexFactory Memories => Factory;

    public static IPassageIndexFactory Passages => Factory;
}
