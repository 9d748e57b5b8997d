using Backboard.Host;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Backboard.Cluster.Tests;

/// <summary>All of the server but its front end on two silos in this process, which share one PostgreSQL database.</summary>
public sealed class TwoSilos : IAsyncLifetime
{
    private GrainHost _host = null!;

    public FakeModelServer Model { get; private set; } = null!;

    public InProcessTestCluster Cluster => _host.Cluster;

    public async Task InitializeAsync()
    {
        Model = await FakeModelServer.StartAsync();
        using var folder = new TempFolder();
        var settings = new Dictionary<string, string?>(await GrainHost.StorageAsync(folder))
        {
            ["Node:DrainSeconds"] = "10",
            ["Models:Providers:fake:BaseUrl"] = Model.OpenAiUrl,
            ["Models:Providers:fake:ApiKey"] = "none",
            ["Models:Providers:fake:Models:0"] = "fake-1",
            ["Models:Default"] = "fake/fake-1",
        };
        _host = await GrainHost.StartAsync(silo =>
        {
            silo.AddFloors(settings);
            silo.Services.AddMembers();
        });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await Model.DisposeAsync();
    }

    /// <summary>A thread as the given silo's own code would call it.</summary>
    public IThreadGrain Thread(ThreadKey key, int silo) => Factory(silo).GetGrain<IThreadGrain>(key.ToString());

    public IGrainFactory Factory(int silo) => _host.Factory(silo);

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Index of the silo that holds the thread's activation; null when none does.</summary>
    public async Task<int?> HomeOfAsync(ThreadKey key)
    {
        var grain = Cluster.Client.GetGrain<IThreadGrain>(key.ToString());
        var address = await Cluster.Client.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
        var index = Cluster.Silos.ToList().FindIndex(silo => silo.SiloAddress.Equals(address));
        return index < 0 ? null : index;
    }
}
