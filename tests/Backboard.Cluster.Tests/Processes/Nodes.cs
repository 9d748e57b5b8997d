using Backboard.Host;
using Npgsql;

namespace Backboard.Cluster.Tests;

/// <summary>
/// Server processes on one PostgreSQL database: a cluster where silos can form one, else processes that know each other only through the tables.
/// </summary>
internal sealed class Nodes : IAsyncDisposable
{
    private static readonly TimeSpan GivenUp = TimeSpan.FromSeconds(30);

    private readonly List<Server> _servers = [];
    private readonly NodeNetwork? _network;
    private TcpProxy? _door;

    private Nodes(FakeModelServer model, string database, NodeNetwork? network) => (Model, Database, _network) = (model, database, network);

    public FakeModelServer Model { get; }

    public string Database { get; private set; }

    /// <summary>Calls that reach any of them.</summary>
    public Api Api => new(_servers);

    public Server this[int index] => _servers[index];

    public static Task<Nodes> StartAsync(int count, params (string Name, string Value)[] settings) => StartAsync(count, network: null, settings);

    /// <param name="count">How many.</param>
    /// <param name="network">Where each has its place; null for loopback.</param>
    /// <param name="settings">Of all of them.</param>
    public static async Task<Nodes> StartAsync(int count, NodeNetwork? network, params (string Name, string Value)[] settings)
    {
        var postgres = await PostgresServer.Shared;
        var model = await FakeModelServer.StartAsync(new FakeModelOptions { Url = $"http://{network?.Host.ToString() ?? "127.0.0.1"}:0" });
        var nodes = new Nodes(model, await postgres.CreateDatabaseAsync(), network);
        try
        {
            if (network is not null) nodes.OpenDoor(postgres, network);
            nodes._servers.AddRange(await Task.WhenAll(Enumerable.Range(0, count).Select(index => Server.StartAsync(nodes.Setup(index, settings)))));
            await Task.WhenAll(nodes._servers.Select(WarmAsync));
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    /// <summary>Calls that reach any but the one.</summary>
    public Api Without(Server server) => new([.. _servers.Where(other => other != server)]);

    /// <summary>Starts again whatever has ended.</summary>
    public Task CompleteAsync() => Task.WhenAll(_servers.Where(server => server.HasExited).Select(async server =>
    {
        await server.StartAgainAsync();
        await WarmAsync(server);
    }));

    /// <summary>Waits until another node says that this one's silo is gone; where silos form no cluster nobody says so.</summary>
    public Task GivenUpAsync(int index)
    {
        var before = Obituaries(index);
        return SiloHosting.IsCluster ? Eventually.True(() => Obituaries(index) > before, GivenUp) : Task.CompletedTask;
    }

    /// <summary>A silo that finds itself taken for dead ends itself.</summary>
    public Task EndedAsync(int index) => SiloHosting.IsCluster ? _servers[index].ExitedAsync() : Task.CompletedTask;

    /// <summary>What they have logged as errors, for whoever reads why a test failed.</summary>
    public string Errors() => string.Join('\n', _servers.SelectMany((server, index) => server.AllOutput
        .Where(line => line.Contains(" fail: ", StringComparison.Ordinal) || line.Contains(" crit: ", StringComparison.Ordinal))
        .Select(line => $"{NameOf(index)} {line}")));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        await Model.DisposeAsync();
        if (_door is not null) await _door.DisposeAsync();
    }

    /// <summary>A first turn of each kind takes seconds to compile; what is timed here are others.</summary>
    private static async Task WarmAsync(Server server)
    {
        var api = new Api(server);
        var client = new PatientClient(api, await api.CreateThreadAsync());
        await client.SendAsync(new { content = "warm" });
        await client.StreamAsync(new { content = "warmer", stream = true });
    }

    /// <summary>The database listens at loopback, which is another one where the nodes are.</summary>
    private void OpenDoor(PostgresServer postgres, NodeNetwork network)
    {
        _door = TcpProxy.Start(postgres.Port, network.Host);
        Database = new NpgsqlConnectionStringBuilder(Database) { Host = network.Host.ToString(), Port = _door.Port }.ConnectionString;
    }

    private int Obituaries(int index) => _servers.Where((_, other) => other != index)
        .Sum(server => server.AllOutput.Count(line => line.Contains($"The silo of node {NameOf(index)} is gone", StringComparison.Ordinal)));

    private static string NameOf(int index) => $"node-{index + 1}";

    private ServerSetup Setup(int index, (string Name, string Value)[] settings) => new()
    {
        Model = Model,
        Postgres = Database,
        Node = NameOf(index),
        Address = _network?.Front(index).ToString() ?? "127.0.0.1",
        Within = _network?.Within(index) ?? [],
        Settings = new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        {
            ["Silo__Clustering"] = SiloHosting.IsCluster ? "AdoNet" : "Localhost",
            ["Silo__AdvertisedAddress"] = _network?.Back(index).ToString(),
        },
    };
}
