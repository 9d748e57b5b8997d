namespace Backboard.Memory.ParserProcess;

/// <summary>What a process that reads a document may know of its surroundings: where programs are, and nothing that is secret.</summary>
internal static class ParserEnvironment
{
    private static readonly string[] Inherited =
        ["PATH", "DOTNET_ROOT", "DOTNET_HOST_PATH", "LD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "windir"];

    /// <param name="environment">Is emptied and filled.</param>
    /// <param name="megabytes">MiB that the process may use.</param>
    public static void Fill(IDictionary<string, string?> environment, int megabytes)
    {
        var inherited = Inherited.Where(environment.ContainsKey).ToDictionary(name => name, name => environment[name]);
        environment.Clear();
        foreach (var (name, value) in inherited) environment[name] = value;
        environment["LC_ALL"] = "C.UTF-8";
        // What the runtime needs beside its heap is a quarter; more threads and listening ports it does not need.
        environment["DOTNET_GCHeapHardLimit"] = $"0x{((long)megabytes << 20) * 3 / 4:X}";
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        // Threads' stacks count as data from the start.
        environment["DOTNET_Thread_DefaultStackSize"] = "0x100000";
    }
}
