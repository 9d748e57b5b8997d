using Backboard.Host;

namespace Backboard.Cluster.Tests;

/// <summary>Servers that are started with the files of <c>silo-config</c>.</summary>
public sealed class SiloConfigTests
{
    private const string Variable = "BACKBOARD_CONFIG";

    [Fact]
    public async Task The_local_file_serves_alone()
    {
        await using var model = await FakeModelServer.StartAsync();
        await using var server = await Server.StartAsync(new ServerSetup { Model = model, Settings = Of("local.json") });

        await AssertTalksAsync(server);
    }

    [Fact]
    public async Task The_cluster_file_makes_a_node_and_the_api_file_a_front_end_of_it()
    {
        await using var model = await FakeModelServer.StartAsync();
        var setup = new ServerSetup { Model = model, Postgres = await (await PostgresServer.Shared).CreateDatabaseAsync(), Settings = Of("cluster.json") };
        await using var node = await Server.StartAsync(setup);
        await AssertTalksAsync(node);
        var front = setup with { Node = "front", Settings = Of("api.json") };
        if (SiloHosting.IsCluster)
        {
            await using var server = await Server.StartAsync(front);
            await AssertTalksAsync(server);
        }
        else
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Server.StartAsync(front));
            Assert.Contains("Role=Api needs the build with Orleans", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_environment_comes_after_the_file_and_the_file_after_the_defaults()
    {
        using var folder = new TempFolder("backboard-config");
        var file = folder.Write("settings.json", """{ "Limits": { "MaxTools": 0 }, "Turn": { "MaxQueued": 3 } }"""u8);
        var settings = new Dictionary<string, string?> { [Variable] = file };

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Server.StartAsync(new ServerSetup { Settings = settings }));
        Assert.Contains("MaxTools", refused.Message, StringComparison.Ordinal);
        settings["Limits__MaxTools"] = "5";
        await using var server = await Server.StartAsync(new ServerSetup { Settings = settings });
    }

    [Fact]
    public async Task The_address_in_the_environment_comes_after_the_one_in_the_file()
    {
        using var folder = new TempFolder("backboard-config");
        var file = folder.Write("settings.json", """{ "Urls": "http://localhost:1" }"""u8);
        var environment = new ServerSetup { Settings = new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" } }.Environment(folder.Path);
        await using var process = ProcessHost.StartDotnet(typeof(BackboardApp).Assembly.Location, ["--config", file], environment, folder.Path);

        await process.WaitForLineAsync(@"serves at http://127\.0\.0\.1:\d+ ");
    }

    [Theory]
    [InlineData("none.json", "there is no file")]
    [InlineData("torn.json", "Failed to load configuration")]
    public async Task A_file_that_cannot_be_read_stops_the_start(string name, string reason)
    {
        using var folder = new TempFolder("backboard-config");
        folder.Write("torn.json", "{"u8);
        await using var process = ProcessHost.StartDotnet(typeof(BackboardApp).Assembly.Location, ["serve", "--config", folder.File(name)]);

        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.Contains(reason, Assert.Single(process.Output), StringComparison.Ordinal);
    }

    /// <summary>The file, with ports that are free here.</summary>
    private static Dictionary<string, string?> Of(string file) => new()
    {
        [Variable] = Path.Combine(SourceTree.Folder("silo-config"), file),
        ["Silo__Port"] = $"{FreePort.Next()}",
        ["Silo__GatewayPort"] = file == "cluster.json" ? $"{FreePort.Next()}" : null,
    };

    private static async Task AssertTalksAsync(Server server)
    {
        var api = new Api(server);
        await Eventually.True(async () => (await api.GetAsync("/health/ready")).Status == System.Net.HttpStatusCode.OK);
        Assert.Equal("reply to: hello", (await api.SendAsync(await api.CreateThreadAsync(), new { content = "hello" })).Ok()["content"].GetString());
    }
}
