using Microsoft.Extensions.Options;
using Npgsql;

namespace Backboard.Storage.Postgres;

/// <summary>Connections for Orleans' own tables: a few of their own, so that membership never waits behind turns.</summary>
internal static class ClusterSource
{
    private const int Connections = 4;
    private const int ConnectSeconds = 2;
    private const int CommandSeconds = 5;

    public static NpgsqlDataSource Build(IOptions<StorageOptions> options)
    {
        var builder = new NpgsqlDataSourceBuilder(options.Value.ConnectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= "backboard-cluster";
        settings.MaxPoolSize = Connections;
        settings.MinPoolSize = 0;
        settings.Timeout = ConnectSeconds;
        settings.CommandTimeout = CommandSeconds;
        settings.KeepAlive = 30;
        return builder.Build();
    }
}
