using Backboard.Bench.Load;

namespace Backboard.Bench.Servers;

/// <summary>
/// Processes of the engine on one database: a cluster where Orleans hosts the grains, else processes that know each other only through the
/// tables.
/// </summary>
internal sealed class Nodes(Rig rig, string database, CancellationToken stop) : IDisposable
{
    private const int WarmTurns = 150;

    private readonly List<Server> _servers = [];
    private readonly List<HttpClient> _clients = [];

    public int Count => _servers.Count;

    /// <summary>A client of one of them, which stays that through its restarts.</summary>
    public HttpClient Http(int node) => _clients[node % Count];

    public static async Task<Nodes> StartAsync(Rig rig, int count, CancellationToken stop)
    {
        var database = await rig.Postgres.CreateDatabaseAsync(stop);
        var nodes = new Nodes(rig, database, stop);
        for (var node = 0; node < count; node++)
        {
            nodes._servers.Add(await rig.StartNodeAsync(database, NameOf(node), at: null, stop));
            nodes._clients.Add(nodes._servers[node].CreateClient());
        }

        for (var node = 0; node < count; node++) await Crowd.GrowAsync(nodes.Http(node), clients: 4, WarmTurns / 4, stop);
        return nodes;
    }

    /// <summary>SIGKILL; returns when the process is gone.</summary>
    public void Kill(int node) => _servers[node % Count].Process.Kill9();

    /// <summary>Starts a killed one again; returns when it is ready.</summary>
    public async Task StartAgainAsync(int node)
    {
        node %= Count;
        _servers[node] = await rig.StartNodeAsync(database, NameOf(node), _servers[node].Address, stop);
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    private static string NameOf(int node) => $"node-{node + 1}";
}
