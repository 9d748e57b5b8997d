using System.Reflection;
using System.Text.RegularExpressions;

namespace Backboard.Architecture.Tests;

/// <summary>The settings that the server knows, as they are named in the environment.</summary>
internal static class Settings
{
    private static readonly (string Section, Type Options)[] Sections =
    [
        ("Turn", typeof(Grains.TurnOptions)),
        ("Retention", typeof(Grains.RetentionOptions)),
        ("Node", typeof(Grains.NodeOptions)),
        ("Documents", typeof(DocumentOptions)),
        ("Memory", typeof(MemoryOptions)),
        ("Storage", typeof(StorageOptions)),
        ("Auth", typeof(Host.AuthOptions)),
        ("Limits", typeof(Host.LimitsOptions)),
        ("Sse", typeof(Host.SseOptions)),
        ("Silo", typeof(Host.SiloOptions)),
        ("Models__Timeouts", typeof(Models.Gateway.ModelTimeoutOptions)),
    ];

    /// <summary>Those without an options class of their own, or with names that are chosen.</summary>
    private static readonly Regex Others = new(
        """
        ^(Role|Urls|ASPNETCORE_URLS|ASPNETCORE_FORWARDEDHEADERS_ENABLED|BACKBOARD_CONFIG|(OPENAI|ANTHROPIC)_(API_KEY|BASE_URL)
        |Models__(Default|Local|Local__WordsPerSecond|Aliases__.+|Providers__[^_]+__(Type|BaseUrl|ApiKey|Models__\d+))
        |Logging__LogLevel__.+)$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    public static IEnumerable<string> All => Sections.SelectMany(section => Of(section.Section, section.Options));

    public static bool Contain(string name) => Others.IsMatch(name) || All.Contains(name, StringComparer.Ordinal);

    private static IEnumerable<string> Of(string section, Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).SelectMany(property =>
            property.PropertyType is { IsClass: true, Namespace: { } space } && space.StartsWith("Backboard", StringComparison.Ordinal)
                ? Of($"{section}__{property.Name}", property.PropertyType)
                : [$"{section}__{property.Name}"]);
}
