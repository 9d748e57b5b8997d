using Backboard.Host;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Backboard.Cluster.Tests;

/// <summary>All of the server but its front end on two silos in this process, which share one PostgreSQL database.</summary>
[CollectionDefinition(Name)]
public sealed class TwoSilos : IAsyncLifetime, ICollectionFixture<TwoSilos>
{
    public const string Name = "two silos";

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

    public async Task<Assistant> NewAssistantAsync()
    {
        var assistant = new Assistant { Key = new AssistantKey("default", Ids.New(TimeProvider.System)), Name = "Keeper" };
        Assert.True((await Factory(0).GetGrain<IAssistantGrain>(assistant.Key.ToString()).Create(assistant)).IsOk);
        return assistant;
    }

    /// <summary>Has every silo end the activations that nobody is using at the moment, however short ago that was.</summary>
    public Task CollectAsync() => Cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    /// <summary>Waits until the thread has left memory because nobody uses it.</summary>
    public Task CollectAsync(ThreadKey key) => Eventually.True(async () =>
    {
        await CollectAsync();
        return await HomeOfAsync(key) is null;
    });

    /// <summary>Index of the silo that holds the thread's one activation; null when none does.</summary>
    public async Task<int?> HomeOfAsync(ThreadKey key)
    {
        var grain = Cluster.Client.GetGrain<IThreadGrain>(key.ToString()).GetGrainId();
        // Not from the directory, whose copies may be of the past.
        var held = await Cluster.Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        var home = held.SingleOrDefault(activation => activation.GrainId.Equals(grain))?.SiloAddress;
        var index = Cluster.Silos.ToList().FindIndex(silo => silo.SiloAddress.Equals(home));
        return index < 0 ? null : index;
    }
}
