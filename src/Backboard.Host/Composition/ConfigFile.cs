using System.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Backboard.Host;

/// <summary>
/// A file of settings named by <c>--config</c> or <c>BACKBOARD_CONFIG</c>: it comes after <c>appsettings.json</c>, and the environment and the
/// command line come after it.
/// </summary>
internal static class ConfigFile
{
    private const string Variable = "BACKBOARD_CONFIG";

    /// <summary>Of every command that uses settings.</summary>
    public static Option<string?> Option { get; } = new("--config")
    {
        Description = "A JSON file of settings, below those of the environment [default: the file that BACKBOARD_CONFIG names]",
        Recursive = true,
    };

    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is not JSON.</exception>
    public static void AddConfigFile(this ConfigurationManager configuration, string? path)
    {
        path ??= configuration[Variable];
        if (string.IsNullOrEmpty(path))
            return;
        if (!File.Exists(path))
            throw new FileNotFoundException($"--config or {Variable}: there is no file '{path}'.");
        var source = new JsonConfigurationSource { Path = Path.GetFullPath(path) };
        source.ResolveFileProvider();
        var sources = configuration.Sources;
        var place = sources.IndexOf(sources.Last(static known => known is JsonConfigurationSource)) + 1;
        sources.Insert(place, source);
        // ASP.NET Core's own variables, such as ASPNETCORE_URLS, come before all files; after this one they count again.
        sources.Insert(place + 1, new EnvironmentVariablesConfigurationSource { Prefix = "ASPNETCORE_" });
    }
}
