using Npgsql;

namespace Backboard.Testing;

/// <summary>A PostgreSQL cluster of our own in a temporary folder, on a loopback port; gone with this process, however it dies.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "backboard";
    private const int StartAttempts = 3;

    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(() => StartAsync());

    private readonly TempFolder _folder = new("backboard-pg");
    private readonly PostgresOptions _options;
    private ProcessHost? _process;
    private int _databases;

    private PostgresServer(PostgresOptions options) => _options = options;

    /// <summary>The server all tests of this process share, started when first asked for.</summary>
    public static Task<PostgresServer> Shared => SharedServer.Value;

    public int Port { get; private set; }

    public string DataDirectory => _folder.File("data");

    /// <summary>Id of the postmaster.</summary>
    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("the server is stopped");

    public static async Task<PostgresServer> StartAsync(PostgresOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new PostgresServer(options ?? new PostgresOptions());
        await PostgresBinaries.GiveAsync(server._folder.Path, cancellationToken);
        var (program, arguments) = PostgresBinaries.Command(
            "initdb", ["-D", server.DataDirectory, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        await SystemPrograms.RunAsync(program, arguments, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            server.Port = FreePort.Next();
            try
            {
                await server.StartAgainAsync(cancellationToken);
                return server;
            }
            catch (InvalidOperationException) when (attempt < StartAttempts)
            {
                // Somebody took the port between the look and the bind.
                await server.StopAsync(Signals.Quit);
            }
        }
    }

    /// <summary>Starts the server again, on the same port and data, after a stop.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken = default)
    {
        var (program, arguments) = PostgresBinaries.Command("postgres", ["-D", DataDirectory, .. _options.Arguments(Port, _folder.Path)]);
        _process = ProcessHost.Start(program, arguments, environment: null, workingDirectory: null, Signals.Quit, _folder.Path);
        await _process.WaitForLineAsync("database system is ready to accept connections", cancellationToken: cancellationToken);
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooling: false));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("show data_directory", connection);
        var actual = (string?)await command.ExecuteScalarAsync(cancellationToken);
        if (actual != DataDirectory) throw new InvalidOperationException($"port {Port} belongs to the server of {actual}");
    }

    /// <returns>The connection string of a new, empty database.</returns>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooling: false));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionString(name);
    }

    /// <param name="port">Another port for the same database, such as a <see cref="TcpProxy"/>'s.</param>
    public string ConnectionString(string database, int? port = null, bool pooling = true) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port ?? Port,
        Username = User,
        Database = database,
        Pooling = pooling,
        IncludeErrorDetail = true,
        GssEncryptionMode = GssEncryptionMode.Disable,
        SslMode = SslMode.Disable,
    }.ConnectionString;

    /// <summary>As a crash: no checkpoint, connections cut; the next start recovers from the log.</summary>
    public Task StopImmediateAsync() => StopAsync(Signals.Quit);

    /// <summary>Running transactions are rolled back, the data is checkpointed.</summary>
    public Task StopFastAsync() => StopAsync(Signals.Interrupt);

    public async ValueTask DisposeAsync()
    {
        await StopImmediateAsync();
        _folder.Dispose();
    }

    private async Task StopAsync(int signal)
    {
        if (_process is not { } process) return;
        _process = null;
        await using (process)
        {
            process.Signal(signal);
            await process.WaitForExitAsync();
        }
    }
}
