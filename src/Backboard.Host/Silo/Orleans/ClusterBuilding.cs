using System.Data.Common;
using Backboard.Storage;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Backboard.Host;

/// <summary>What silos and clients have in common: which cluster, and where its members stand.</summary>
internal static class ClusterBuilding
{
    private const string Npgsql = "Npgsql";

    // Written often and missed soon: what was killed with all others is known to be dead when it starts again.
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(2);

    // Longer than others take to give up a dead silo, which a new one must reach as long as it counts as alive.
    private const int ProbesOfAJoin = 15;

    public static bool IsClustered(this IConfiguration configuration) =>
        configuration.GetValue("Silo:Clustering", SiloClustering.Localhost) == SiloClustering.AdoNet;

    public static void AddCluster(this IServiceCollection services) =>
        services.AddOptions<ClusterOptions>().Configure<IOptions<SiloOptions>>(static (options, settings) =>
        {
            options.ClusterId = settings.Value.ClusterId;
            options.ServiceId = settings.Value.ServiceId;
        });

    /// <summary>Membership and grain state in the tables of our database.</summary>
    public static void UseDatabase(this ISiloBuilder silo)
    {
        silo.UseAdoNetClustering(options => options.Configure<IServiceProvider>(static (clustering, services) =>
            (clustering.Invariant, clustering.DataSource) = (Npgsql, Source(services))));
        silo.AddAdoNetGrainStorageAsDefault(options => options.Configure<IServiceProvider>(static (storage, services) =>
            (storage.Invariant, storage.DataSource) = (Npgsql, Source(services))));
        silo.Services.AddOptions<ClusterMembershipOptions>().Configure<IOptions<SiloOptions>>(Watch);
        silo.Services.AddSingleton<INodeCheck, ReachCheck>();
    }

    /// <summary>The silos' gateways, from the same tables.</summary>
    public static void UseDatabase(this IClientBuilder client) =>
        client.UseAdoNetClustering(options => options.Configure<IServiceProvider>(static (clustering, services) =>
            (clustering.Invariant, clustering.DataSource) = (Npgsql, Source(services))));

    private static void Watch(ClusterMembershipOptions options, IOptions<SiloOptions> settings)
    {
        var probe = settings.Value.ProbeTimeout;
        // Not less, so that a pause is not taken for death where answers are fast; not much more, because a frozen silo counts as
        // alive for three of the longest.
        (options.ProbeTimeout, options.MinProbeTimeout, options.MaxProbeTimeout) = (probe, probe, probe * 2);
        (options.NumMissedProbesLimit, options.NumVotesForDeathDeclaration) = (3, 2);
        (options.IAmAliveTablePublishTimeout, options.NumMissedTableIAmAliveLimit) = (Alive, 4);
        options.TableRefreshTimeout = Refresh;
        options.MaxJoinAttemptTime = probe * ProbesOfAJoin;
    }

    private static DbDataSource Source(IServiceProvider services)
    {
        // First what does not fit together is said.
        _ = services.GetRequiredService<IOptions<SiloOptions>>().Value;
        return services.GetRequiredKeyedService<DbDataSource>(StorageServices.ClusterSource);
    }
}
