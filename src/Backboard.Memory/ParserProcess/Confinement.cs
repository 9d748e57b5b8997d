using System.Runtime.InteropServices;
using Backboard.Memory.Parsing;

namespace Backboard.Memory.ParserProcess;

/// <summary>Takes from this process, for good, what reading a document does not need. What it starts inherits that.</summary>
internal static class Confinement
{
    private const int MostOpenFiles = 256;

    /// <summary>
    /// On Linux: memory, processor time, files and, on x86-64 and arm64, every way to a network. Elsewhere nothing: there the server's clock and
    /// the garbage collector's limit remain.
    /// </summary>
    /// <param name="mayWriteFiles">Its output may be one.</param>
    /// <exception cref="InvalidOperationException">The system refuses.</exception>
    public static void Apply(ParserLimits limits, bool mayWriteFiles)
    {
        if (!OperatingSystem.IsLinux()) return;
        if (!mayWriteFiles) ResourceLimits.Set(Resource.FileSize, 0);
        ResourceLimits.Set(Resource.Core, 0);
        ResourceLimits.Set(Resource.OpenFiles, MostOpenFiles);
        ResourceLimits.Set(Resource.ProcessorSeconds, (ulong)limits.Seconds);
        ResourceLimits.Set(Resource.Data, (ulong)limits.Megabytes << 20);
        if (NetworkFilter.For(RuntimeInformation.ProcessArchitecture) is { } filter) filter.Install();
    }
}
