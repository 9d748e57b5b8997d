using Npgsql;

namespace Backboard.Harness;

/// <summary>A new database, reached through a proxy of its own.</summary>
internal static class ProxiedPostgres
{
    public static async Task<(TcpProxy Proxy, string ConnectionString)> CreateAsync(PostgresServer postgres)
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync()).Database!;
        var proxy = TcpProxy.Start(postgres.Port);
        return (proxy, postgres.ConnectionString(database, proxy.Port));
    }
}
