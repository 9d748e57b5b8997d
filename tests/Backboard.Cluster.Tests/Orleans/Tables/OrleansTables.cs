using System.Data.Common;
using Backboard.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace Backboard.Cluster.Tests;

/// <summary>A database with our schema, and Orleans' providers on it, without a silo around them.</summary>
[CollectionDefinition(Name)]
public sealed class OrleansTables : IAsyncLifetime, ICollectionFixture<OrleansTables>
{
    public const string Name = "Orleans' tables";

    public const string Cluster = "cluster-of-the-tests";

    private ServiceProvider _services = null!;

    public DbDataSource Source => _services.GetRequiredKeyedService<DbDataSource>(StorageServices.ClusterSource);

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Storage:Provider", "Postgres"),
            new("Storage:ConnectionString", database),
        ]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddBackboardStorage(configuration);
        services.AddSerializer();
        services.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Cluster, "service-of-the-tests"));
        services.AddOptions<AdoNetClusteringSiloOptions>().Configure(options => (options.Invariant, options.DataSource) = ("Npgsql", Source));
        services.AddOptions<AdoNetClusteringClientOptions>().Configure(options => (options.Invariant, options.DataSource) = ("Npgsql", Source));
        services.AddOptions<AdoNetReminderTableOptions>().Configure(options => (options.Invariant, options.DataSource) = ("Npgsql", Source));
        services.AddSingleton<Orleans.Runtime.MembershipService.AdoNetClusteringTable>();
        services.AddSingleton<Orleans.Runtime.Membership.AdoNetGatewayListProvider>();
        _services = services.BuildServiceProvider();
        await Get<INodeStore>().Initialize(default);
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    /// <summary>Grain storage as a silo would open it.</summary>
    public async Task<AdoNetGrainStorage> OpenStorageAsync(bool deletesOnClear = false)
    {
        var options = new AdoNetGrainStorageOptions
        {
            Invariant = "Npgsql",
            DataSource = Source,
            DeleteStateOnClear = deletesOnClear,
            GrainStorageSerializer = new OrleansGrainStorageSerializer(Get<Serializer>()),
        };
        var storage = ActivatorUtilities.CreateInstance<AdoNetGrainStorage>(_services, Options.Create(options), "storage-of-the-tests");
        var lifecycle = new Lifecycle();
        storage.Participate(lifecycle);
        await lifecycle.OnStart(default);
        return storage;
    }

    public async Task<List<string>> ReadAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetValue(0).ToString()!);
        return rows;
    }

    private sealed class Lifecycle() : LifecycleSubject(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance), ISiloLifecycle
    {
        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;
    }
}
