using Backboard.Testing;

namespace Backboard.Bench.Servers;

/// <summary>
/// The engine as a newcomer runs it, on a SQLite file and offline, or with <c>--postgres</c> on a PostgreSQL of its own; its
/// store can be filled before it starts.
/// </summary>
internal sealed class StoredBackboard : IAsyncDisposable
{
    private readonly TempFolder _folder = new("backboard-bench");
    private PostgresServer? _postgres;
    private Server? _server;

    private StoredBackboard()
    {
    }

    /// <summary>For people.</summary>
    public string Store => _postgres is null ? "SQLite" : "PostgreSQL";

    /// <param name="fill">Gets the settings of a server on the same store before this one starts; null for none.</param>
    public static async Task<StoredBackboard> StartAsync(Run run, Func<BackboardSettings, Task>? fill = null)
    {
        var stored = new StoredBackboard();
        var settings = new BackboardSettings { Sqlite = stored._folder.File("backboard.db") };
        if (run.OnPostgres)
        {
            stored._postgres = await PostgresServer.StartAsync(cancellationToken: run.Stop);
            settings = settings with { Postgres = await stored._postgres.CreateDatabaseAsync(run.Stop) };
        }

        if (fill is not null) await fill(settings);
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var process = ProcessHost.StartDotnet(Assemblies.Backboard, ["serve"], settings.ToEnvironment(address), stored._folder.Path);
        stored._server = new Server("ours", process, address);
        await process.WaitForHttpAsync(new Uri(address, "health/ready"), cancellationToken: run.Stop);
        return stored;
    }

    public HttpClient CreateClient() => _server!.CreateClient();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _folder.Dispose();
    }
}
