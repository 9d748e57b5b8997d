using System.Net;
using System.Net.Sockets;
using Backboard.Host;
using Npgsql;

namespace Backboard.Cluster.Tests;

/// <summary>What is deployed wrongly does not start, and says in one line which setting is to blame.</summary>
public sealed class BadDeploymentTests
{
    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=backboard;Database=none", "Failed to connect")]
    [InlineData("Host=127.0.0.1;Prot=1", "none for Postgres")]
    public async Task A_connection_string_that_leads_nowhere(string connectionString, string reason) =>
        await AssertRefusedAsync(new ServerSetup { Postgres = connectionString }, "Storage__ConnectionString", reason);

    [Fact]
    public async Task A_database_that_is_not_there()
    {
        var there = new NpgsqlConnectionStringBuilder(await (await PostgresServer.Shared).CreateDatabaseAsync());
        there.Database = "not_there";

        await AssertRefusedAsync(new ServerSetup { Postgres = there.ConnectionString }, "Storage__ConnectionString", "not_there");
    }

    [Fact]
    public async Task A_database_of_a_newer_schema()
    {
        var database = await NewDatabaseAsync();
        await ExecuteAsync(database, "insert into schema_version values (9999, 'a server to come')");

        await AssertRefusedAsync(new ServerSetup { Postgres = database }, "Storage__ConnectionString", "9999");
    }

    [Fact]
    public async Task A_pepper_that_is_not_the_other_nodes_pepper()
    {
        var database = await NewDatabaseAsync();
        var setup = new ServerSetup { Postgres = database, Settings = Settings(("Auth__Pepper", "another pepper, as it happens")) };

        await AssertRefusedAsync(setup, "Auth__Pepper", "share one");
    }

    [Fact]
    public async Task A_second_cluster_with_the_id_of_the_first()
    {
        var database = await NewDatabaseAsync(("Silo__Clustering", "AdoNet"), ("Silo__ClusterId", "one"));
        var setup = new ServerSetup
        {
            Postgres = database,
            Settings = Settings(("Silo__Clustering", "AdoNet"), ("Silo__ClusterId", "one"), ("Silo__ServiceId", "another")),
        };

        await AssertRefusedAsync(setup, "Silo__ClusterId", "another");
    }

    [Fact]
    public async Task An_address_that_another_process_listens_at()
    {
        using var taken = Listen();

        await AssertRefusedAsync(new ServerSetup(), "--urls", "already in use", urls: $"http://127.0.0.1:{PortOf(taken)}");
    }

    [Fact]
    public async Task A_silo_port_that_another_process_listens_at()
    {
        using var taken = Listen();
        var setup = new ServerSetup { Settings = Settings(("Silo__Port", $"{PortOf(taken)}")) };
        if (SiloHosting.IsCluster)
            await AssertRefusedAsync(setup, "Silo__Port", $"{PortOf(taken)}");
        else
            await (await Server.StartAsync(setup)).DisposeAsync();
    }

    [Theory]
    [InlineData("Role", "Api", "Role")]
    [InlineData("Role", "Worker", "Role")]
    [InlineData("Silo__Clustering", "AdoNet", "Silo__Clustering")]
    [InlineData("Silo__Clustering", "Consul", "Silo:Clustering")]
    [InlineData("Silo__AdvertisedAddress", "everywhere", "Silo__AdvertisedAddress")]
    public async Task A_setting_that_does_not_fit(string name, string value, string blamed) =>
        await AssertRefusedAsync(new ServerSetup { Settings = Settings((name, value)) }, blamed, value);

    [Theory]
    [InlineData("keys", "list")]
    [InlineData("keys", "create")]
    [InlineData("export", "--thread", "01a221cb-7081-73ea-a013-0bc000000000")]
    public async Task A_command_on_a_database_that_is_not_there(params string[] command) => await AssertSaidAsync(
        new ServerSetup { Postgres = "Host=127.0.0.1;Port=1;Username=backboard;Database=none" },
        command, "Backboard cannot do this: ", "Storage__ConnectionString", "Failed to connect");

    private static Task AssertRefusedAsync(ServerSetup setup, string blamed, string reason, string urls = "http://127.0.0.1:0") =>
        AssertSaidAsync(setup, ["--urls", urls], "Backboard cannot start: ", blamed, reason);

    private static async Task AssertSaidAsync(ServerSetup setup, string[] command, string beginning, string blamed, string reason)
    {
        using var folder = new TempFolder("backboard-refused");
        await using var process = ProcessHost.StartDotnet(
            typeof(BackboardApp).Assembly.Location, command, setup.Environment(folder.Path), folder.Path);

        Assert.Equal(1, await process.WaitForExitAsync());
        var line = Assert.Single(process.Output, said => said.StartsWith(beginning, StringComparison.Ordinal));
        Assert.Contains(blamed, line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", string.Join(Environment.NewLine, process.Output), StringComparison.Ordinal);
    }

    /// <summary>As a server leaves it that has started here once.</summary>
    private static async Task<string> NewDatabaseAsync(params (string Name, string Value)[] settings)
    {
        var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await (await Server.StartAsync(new ServerSetup { Postgres = database, Settings = Settings(settings) })).DisposeAsync();
        return database;
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static Dictionary<string, string?> Settings(params (string Name, string Value)[] settings) =>
        settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value);

    private static Socket Listen()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        return socket;
    }

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;
}
