using System.Reflection;

namespace Backboard.Architecture.Tests;

public sealed class ConfigurationDocsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Source.Root, "docs/configuration.md"));

    public static TheoryData<string, Type> Sections => new()
    {
        { "Turn", typeof(Grains.TurnOptions) },
        { "Retention", typeof(Grains.RetentionOptions) },
        { "Node", typeof(Grains.NodeOptions) },
        { "Documents", typeof(DocumentOptions) },
        { "Storage", typeof(StorageOptions) },
        { "Documents", typeof(DocumentOptions) },
        { "Auth", typeof(Host.AuthOptions) },
        { "Limits", typeof(Host.LimitsOptions) },
        { "Sse", typeof(Host.SseOptions) },
        { "Silo", typeof(Host.SiloOptions) },
        { "Models__Timeouts", typeof(Models.Gateway.ModelTimeoutOptions) },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_setting_is_listed(string section, Type options)
    {
        var missing = options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(property => $"`{section}__{property.Name}`")
            .Where(key => !Page.Contains(key, StringComparison.Ordinal));

        Assert.Empty(missing);
    }
}
