using Backboard.Grains;
using Backboard.Host;
using Backboard.Memory;
using Backboard.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.TestingHost;

namespace Backboard.Cluster.Tests;

/// <summary>
/// Two Orleans silos in this process on one PostgreSQL database: with one, nothing would ever be serialized, and nothing could move.
/// </summary>
public sealed class TwoSilos : IAsyncLifetime
{
    public FakeModelServer Model { get; private set; } = null!;

    public InProcessTestCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Model = await FakeModelServer.StartAsync();
        var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSiloHost((silo, host) => Configure(silo.SiloName, host, database));
        builder.ConfigureSilo((_, silo) => Configure(silo));
        Cluster = builder.Build();
        await Cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await Model.DisposeAsync();
    }

    /// <summary>A thread as the given silo's own code would call it.</summary>
    public IThreadGrain Thread(ThreadKey key, int silo) => Factory(silo).GetGrain<IThreadGrain>(key.ToString());

    public IGrainFactory Factory(int silo) => Services(silo).GetRequiredService<IGrainFactory>();

    public T Get<T>() where T : notnull => Services(0).GetRequiredService<T>();

    /// <summary>Index of the silo that holds the thread's activation; null when none does.</summary>
    public async Task<int?> HomeOfAsync(ThreadKey key)
    {
        var grain = Cluster.Client.GetGrain<IThreadGrain>(key.ToString());
        var address = await Cluster.Client.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
        var index = Cluster.Silos.ToList().FindIndex(silo => silo.SiloAddress.Equals(address));
        return index < 0 ? null : index;
    }

    private IServiceProvider Services(int silo) => Cluster.Silos[silo].SiloHost.Services;

    /// <summary>What the server adds to every silo of a cluster.</summary>
    private static void Configure(ISiloBuilder silo)
    {
        silo.AddCalls();
        silo.AddMembers();
    }

    private void Configure(string silo, IHostApplicationBuilder host, string database)
    {
        host.Configuration.AddInMemoryCollection(
        [
            new("Storage:Provider", "Postgres"),
            new("Storage:ConnectionString", database),
            new("Node:Name", silo),
            new("Node:DrainSeconds", "10"),
            new("Models:Providers:fake:BaseUrl", Model.OpenAiUrl),
            new("Models:Providers:fake:ApiKey", "none"),
            new("Models:Providers:fake:Models:0", "fake-1"),
            new("Models:Default", "fake/fake-1"),
        ]);
        host.Services.AddSingleton(TimeProvider.System);
        host.Services.AddMetrics();
        host.Services.AddBackboardStorage(host.Configuration);
        host.Services.AddBackboardModels(host.Configuration);
        host.Services.AddBackboardMemory();
        host.Services.AddBackboardGrains(host.Configuration);
    }
}
