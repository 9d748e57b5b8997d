using Backboard.Testing;

namespace Backboard.Bench.Servers;

/// <summary>What one row needs: a PostgreSQL of its own, the instant model, and the servers it starts beside them.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private readonly TempFolder _folder = new("backboard-bench");
    private readonly List<Server> _servers = [];

    private Rig(PostgresServer postgres) => Postgres = postgres;

    public PostgresServer Postgres { get; }

    public Server Model { get; private set; } = null!;

    /// <param name="settings">PostgreSQL's, beside the bench's own.</param>
    public static async Task<Rig> StartAsync(CancellationToken stop, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["shared_buffers"] = "256MB",
            ["max_wal_size"] = "4GB",
            ["checkpoint_timeout"] = "30min",
        };
        foreach (var (name, value) in settings) all[name] = value;
        var rig = new Rig(await PostgresServer.StartAsync(new PostgresOptions { Settings = all }, stop));
        rig.Model = await rig.StartDotnetAsync("model", Assemblies.Plain, address => (["model", "--urls", address.ToString()], []), "v1/models", stop);
        return rig;
    }

    public async Task<Server> StartBackboardAsync(CancellationToken stop, int windowTokens = 8_192, string? database = null, Uri? at = null)
    {
        var settings = new BackboardSettings
        {
            Postgres = database ?? await Postgres.CreateDatabaseAsync(stop),
            Model = Model.Address,
            WindowTokens = windowTokens,
        };
        return await StartDotnetAsync("ours", Assemblies.Backboard, address => (["serve"], settings.ToEnvironment(address)), "health/ready", stop, at);
    }

    /// <summary>One of several on a database; one that was killed is started again at the same address, under the same name.</summary>
    public Task<Server> StartNodeAsync(string database, string name, Uri? at, CancellationToken stop)
    {
        var settings = new BackboardSettings { Postgres = database, Model = Model.Address, Node = name };
        return StartDotnetAsync(name, Assemblies.Backboard, address => (["serve"], settings.ToEnvironment(address)), "health/ready", stop, at);
    }

    /// <param name="history"><c>whole</c>, <c>window</c> or <c>none</c>.</param>
    public async Task<Server> StartPlainAsync(string history, CancellationToken stop)
    {
        var database = await Postgres.CreateDatabaseAsync(stop);
        return await StartDotnetAsync(
            $"plain, {history} history",
            Assemblies.Plain,
            address => (["chat", "--urls", address.ToString(), "--database", database, "--model", Model.Address.ToString(), "--history", history], []),
            "health/ready",
            stop);
    }

    /// <summary>A bare reverse proxy before the model.</summary>
    public Task<Server> StartProxyAsync(CancellationToken stop) => StartDotnetAsync(
        "proxy", Assemblies.Plain, address => (["proxy", "--urls", address.ToString(), "--model", Model.Address.ToString()], []), "v1/models", stop);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Enumerable.Reverse(_servers)) await server.DisposeAsync();
        await Postgres.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<Server> StartDotnetAsync(
        string name,
        string assembly,
        Func<Uri, (string[] Arguments, Dictionary<string, string?> Environment)> command,
        string ready,
        CancellationToken stop,
        Uri? at = null)
    {
        var address = at ?? new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var (arguments, environment) = command(address);
        var server = new Server(name, ProcessHost.StartDotnet(assembly, arguments, environment, _folder.Path), address);
        _servers.Add(server);
        await server.Process.WaitForHttpAsync(new Uri(address, ready), cancellationToken: stop);
        return server;
    }
}
