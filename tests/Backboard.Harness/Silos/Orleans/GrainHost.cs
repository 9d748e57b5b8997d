using Backboard.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.TestingHost;

namespace Backboard.Harness;

/// <summary>
/// Our grains on the silo of this build, without a front end: two Orleans silos in this process. With one, nothing would ever be serialized, and
/// nothing could move.
/// </summary>
internal sealed class GrainHost : IAsyncDisposable
{
    private const short Silos = 2;

    private int _asked;

    private GrainHost(InProcessTestCluster cluster) => Cluster = cluster;

    public InProcessTestCluster Cluster { get; }

    public IServiceProvider Services => ServicesOf(0);

    /// <summary>Settings of a store that all silos of a host can use.</summary>
    public static async Task<Dictionary<string, string?>> StorageAsync(TempFolder _) => new()
    {
        ["Storage:Provider"] = "Postgres",
        ["Storage:ConnectionString"] = await (await PostgresServer.Shared).CreateDatabaseAsync(),
    };

    /// <param name="configure">Adds what the grains need to each silo's host.</param>
    public static async Task<GrainHost> StartAsync(Action<IHostApplicationBuilder> configure)
    {
        var builder = new InProcessTestClusterBuilder(Silos);
        builder.ConfigureSiloHost((silo, host) =>
        {
            host.Configuration.AddInMemoryCollection([new("Node:Name", silo.SiloName)]);
            host.Services.AddMetrics();
            host.Services.TryAddSingleton(TimeProvider.System);
            configure(host);
        });
        builder.ConfigureSilo((_, silo) => silo.AddCalls());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new GrainHost(cluster);
    }

    /// <summary>As code beside the grains would call them: in one silo and in the other by turns.</summary>
    public IGrainFactory Factory() => Factory(Interlocked.Increment(ref _asked) % Silos);

    public IGrainFactory Factory(int silo) => ServicesOf(silo).GetRequiredService<IGrainFactory>();

    /// <summary>As SIGTERM would.</summary>
    public Task StopAsync() => Cluster.StopAllSilosAsync();

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();

    private IServiceProvider ServicesOf(int silo) => Cluster.Silos[silo].SiloHost.Services;
}
