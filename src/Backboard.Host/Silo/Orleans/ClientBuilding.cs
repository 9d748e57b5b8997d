using Orleans.Configuration;

namespace Backboard.Host;

/// <summary>A process with <c>Role=Api</c>: a client of the cluster's silos, which comes and goes with their gateways.</summary>
internal static class ClientBuilding
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    public static void AddBackboardClient(this IClientBuilder client)
    {
        client.Services.AddCluster();
        client.UseDatabase();
        client.UseClusterTls();
        client.Services.AddOptions<GatewayOptions>().Configure(static options => options.GatewayListRefreshPeriod = Refresh);
        client.UseConnectionRetryFilter(Retry);
        client.Services.AddSingleton(new ClusterConnection { IsLost = true });
        client.AddGatewayCountChangedHandler(static services => (_, gateways) =>
            services.GetRequiredService<ClusterConnection>().IsLost = gateways.NumberOfConnectedGateways == 0);
        client.AddOutgoingGrainCallFilter<PresenceFilter>();
        // Health is told from the first moment on, however long the first silo takes.
        client.Services.Configure<HostOptions>(static host => host.ServicesStartConcurrently = true);
    }

    private static async Task<bool> Retry(Exception exception, CancellationToken cancellationToken)
    {
        await Task.Delay(RetryPause, cancellationToken);
        return true;
    }
}
