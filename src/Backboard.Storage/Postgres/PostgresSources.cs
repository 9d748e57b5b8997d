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

    // A call is to be refused within two seconds; the driver counts whole ones.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly NpgsqlDataSource _commits;
    private readonly NpgsqlDataSource _others;
    private readonly TimeProvider _time;

    public PostgresSources(IOptions<StorageOptions> options, TimeProvider time)
    {
        _time = time;
        var writers = Math.Min(options.Value.Writers, options.Value.MaxConnections - 1);
        Writers = writers;
        _commits = Build(options.Value, writers, "backboard-writer");
        _others = Build(options.Value, options.Value.MaxConnections - writers, "backboard");
    }

    public int Writers { get; }

    /// <summary>A connection for commits.</summary>
    /// <exception cref="NpgsqlException">There is none to be had in time.</exception>
    public Task<NpgsqlConnection> OpenCommits() => Open(_commits, CancellationToken.None);

    /// <summary>A connection for anything else.</summary>
    /// <exception cref="NpgsqlException">There is none to be had in time.</exception>
    public Task<NpgsqlConnection> OpenOther(CancellationToken cancellationToken) => Open(_others, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        await _others.DisposeAsync();
    }

    public void Dispose()
    {
        _commits.Dispose();
        _others.Dispose();
    }

    private async Task<NpgsqlConnection> Open(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var opening = source.OpenConnectionAsync(cancellationToken).AsTask();
        try
        {
            return await opening.WaitAsync(Patience, _time, cancellationToken);
        }
        catch (TimeoutException e)
        {
            _ = Discard(opening);
            throw new NpgsqlException($"No connection within {Patience.TotalSeconds} s.", e);
        }
        catch (OperationCanceledException)
        {
            _ = Discard(opening);
            throw;
        }
    }

    /// <summary>The driver waits for a silent server whatever its token says: what still comes goes to the pool.</summary>
    private static async Task Discard(Task<NpgsqlConnection> opening)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully) await (await opening).DisposeAsync();
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
