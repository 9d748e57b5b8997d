using Microsoft.Extensions.Configuration;

namespace Backboard.Architecture.Tests;

/// <summary>What no class binds is silently nothing: a name in a file of settings must be one that the server knows.</summary>
public sealed class SiloConfigTests
{
    public static TheoryData<string> Files => [.. Names];

    private static IEnumerable<string> Names =>
        Directory.GetFiles(Path.Combine(Source.Root, "silo-config"), "*.json").Select(file => Path.GetFileName(file)!);

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_name_in_a_file_is_a_setting(string file)
    {
        var names = new ConfigurationBuilder().AddJsonFile(Path.Combine(Source.Root, "silo-config", file)).Build().AsEnumerable()
            .Where(entry => entry.Value is not null)
            .Select(entry => entry.Key.Replace(":", "__", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(names);
        Assert.DoesNotContain(names, name => !Settings.Contain(name));
    }

    [Fact]
    public void Each_file_is_explained()
    {
        var page = File.ReadAllText(Path.Combine(Source.Root, "silo-config/README.md"));

        Assert.All(Names, name => Assert.Contains($"[{name}]({name})", page, StringComparison.Ordinal));
    }
}
