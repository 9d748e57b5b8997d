using System.Runtime.InteropServices;

namespace Backboard.Memory.ParserProcess;

/// <summary>Linux's numbers of what setrlimit(2) limits.</summary>
internal enum Resource
{
    ProcessorSeconds = 0,
    FileSize = 1,
    Data = 2,
    Core = 4,
    OpenFiles = 7,
}

/// <summary>setrlimit(2), of this process and what it starts.</summary>
internal static partial class ResourceLimits
{
    /// <summary>Sets a limit that cannot be raised again; where it is lower already, it stays.</summary>
    /// <exception cref="InvalidOperationException">The system refuses.</exception>
    public static void Set(Resource resource, ulong limit)
    {
        if (Get(resource, out var known) != 0) throw Refused(resource);
        var wanted = new Limit { Soft = Math.Min(limit, known.Hard), Hard = Math.Min(limit, known.Hard) };
        if (Set(resource, in wanted) != 0) throw Refused(resource);
    }

    private static InvalidOperationException Refused(Resource resource) =>
        new($"The system does not limit {resource}: error {Marshal.GetLastPInvokeError()}.");

    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Get(Resource resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Set(Resource resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
