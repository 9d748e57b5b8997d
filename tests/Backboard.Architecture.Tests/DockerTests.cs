using System.Text.RegularExpressions;

namespace Backboard.Architecture.Tests;

/// <summary>What can be said of the files in <c>docker</c> without an engine.</summary>
public sealed partial class DockerTests
{
    private const string Cluster = "compose.cluster.yaml";

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData(Cluster)]
    [InlineData("Dockerfile")]
    public void Every_name_in_an_environment_is_a_setting(string file)
    {
        var names = Variable.Matches(Read(file)).Select(found => found.Groups["name"].Value)
            .Where(name => !name.StartsWith("POSTGRES_", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(names);
        Assert.DoesNotContain(names, name => !Settings.Contain(name));
    }

    [Fact]
    public void Nginx_knows_the_nodes_by_the_addresses_they_have()
    {
        var nodes = Address.Matches(Read(Cluster)).Select(found => found.Groups["address"].Value).ToList();

        Assert.Equal(3, nodes.Count);
        Assert.Equal(nodes, Server.Matches(Read("nginx/nodes.conf")).Select(found => found.Groups["address"].Value));
        Assert.Equal(nodes, Advertised.Matches(Read(Cluster)).Select(found => found.Groups["address"].Value));
    }

    [Fact]
    public void What_a_cluster_cannot_start_without_is_asked_for_in_the_example()
    {
        var needed = Needed.Matches(Read(Cluster)).Select(found => found.Groups["name"].Value).Distinct().ToList();

        Assert.NotEmpty(needed);
        Assert.All(needed, name => Assert.Matches($"(?m)^{name}=$", Read("example.env")));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Source.Root, "docker", file));

    [GeneratedRegex(@"(?m)^ *(ENV )?(?<name>[A-Z][A-Za-z]*__\w+|[A-Z]{2,}_[A-Z_]+)[:=]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable { get; }

    [GeneratedRegex(@"ipv4_address: (?<address>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"Silo__AdvertisedAddress: (?<address>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Advertised { get; }

    [GeneratedRegex(@"server (?<address>[0-9.]+):8080 ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Server { get; }

    [GeneratedRegex(@"\$\{(?<name>\w+):\?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Needed { get; }
}
