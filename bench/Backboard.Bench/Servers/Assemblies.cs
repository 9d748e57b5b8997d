namespace Backboard.Bench.Servers;

/// <summary>Where the build put the programs that are run beside this one.</summary>
internal static class Assemblies
{
    public static string Backboard => Find("Backboard.Host", "backboard.dll");

    public static string Plain => Find("Backboard.Plain", "Backboard.Plain.dll");

    /// <summary>Which silo hosts the grains of this build.</summary>
    public static bool IsOrleans => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!.Name == "orleans";

    private static string Find(string project, string file)
    {
        // artifacts/<silo>/bin/<project>/<configuration>/
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, file);
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is not built");
    }
}
