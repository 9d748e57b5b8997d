using Microsoft.Extensions.Options;
using Npgsql;

namespace Backboard.Storage.Postgres;

/// <summary>This process's connections: a few for commits, so that readers never starve them, and the rest.</summary>
internal sealed class PostgresSources : IAsyncDisposable, IDisposable
{
    // Every statement is meant for its index, and one plan fits all its arguments. A lock is held for milliseconds, so
    // one that lasts seconds belongs to a stopped process.
    private const string SessionSettings =
        """
        SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off;
        SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '15s'
        """;

    private const int ConnectSeconds = 2;

    public PostgresSources(IOptions<StorageOptions> options)
    {
        var writers = Math.Min(options.Value.Writers, options.Value.MaxConnections - 1);
        Writers = writers;
        Commits = Build(options.Value, writers, "backboard-writer");
        Others = Build(options.Value, options.Value.MaxConnections - writers, "backboard");
    }

    public int Writers { get; }

    public NpgsqlDataSource Commits { get; }

    public NpgsqlDataSource Others { get; }

    public async ValueTask DisposeAsync()
    {
        await Commits.DisposeAsync();
        await Others.DisposeAsync();
    }

    public void Dispose()
    {
        Commits.Dispose();
        Others.Dispose();
    }

    private static NpgsqlDataSource Build(StorageOptions options, int connections, string name)
    {
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= name;
        settings.MaxPoolSize = connections;
        settings.MinPoolSize = 0;
        settings.Timeout = ConnectSeconds;
        settings.CommandTimeout = options.CommandTimeoutSeconds;
        settings.KeepAlive = 30;
        settings.MaxAutoPrepare = 200;
        settings.AutoPrepareMinUsages = 1;
        // A reset would undo the settings below; no statement leaves state behind.
        settings.NoResetOnClose = true;
        builder.UsePhysicalConnectionInitializer(Initialize, InitializeAsync);
        return builder.Build();
    }

    private static void Initialize(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(SessionSettings, connection);
        command.ExecuteNonQuery();
    }

    private static async Task InitializeAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(SessionSettings, connection);
        await command.ExecuteNonQueryAsync();
    }
}
