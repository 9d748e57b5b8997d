namespace Backboard.Architecture.Tests;

public sealed class ConfigurationDocsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Source.Root, "docs/configuration.md"));

    public static TheoryData<string> Names => [.. Settings.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_setting_is_listed(string name) => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal);
}
