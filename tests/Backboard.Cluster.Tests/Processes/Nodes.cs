using Backboard.Host;

namespace Backboard.Cluster.Tests;

/// <summary>
/// Server processes on one PostgreSQL database: a cluster where silos can form one, else processes that know each other only through the tables.
/// </summary>
internal sealed class Nodes : IAsyncDisposable
{
    private readonly List<Server> _servers = [];

    private Nodes(FakeModelServer model, string database) => (Model, Database) = (model, database);

    public FakeModelServer Model { get; }

    public string Database { get; }

    /// <summary>Calls that reach any of them.</summary>
    public Api Api => new(_servers);

    public Server this[int index] => _servers[index];

    public static async Task<Nodes> StartAsync(int count, params (string Name, string Value)[] settings)
    {
        var nodes = new Nodes(await FakeModelServer.StartAsync(), await (await PostgresServer.Shared).CreateDatabaseAsync());
        try
        {
            nodes._servers.AddRange(await Task.WhenAll(Enumerable.Range(1, count).Select(number => Server.StartAsync(nodes.Setup(number, settings)))));
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

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        await Model.DisposeAsync();
    }

    /// <summary>A first turn of each kind takes seconds to compile; what is timed here are others.</summary>
    private static async Task WarmAsync(Server server)
    {
        var api = new Api(server);
        var client = new PatientClient(api, await api.CreateThreadAsync());
        await client.SendAsync(new { content = "warm" });
        await client.StreamAsync(new { content = "warmer", stream = true });
    }

    private ServerSetup Setup(int number, (string Name, string Value)[] settings) => new()
    {
        Model = Model,
        Postgres = Database,
        Node = $"node-{number}",
        Settings = new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        {
            ["Silo__Clustering"] = SiloHosting.IsCluster ? "AdoNet" : "Localhost",
        },
    };
}
