using System.Data.Common;
using Backboard.Storage.Catalogue;
using Backboard.Storage.Documents;
using Backboard.Storage.Memory;
using Backboard.Storage.Nodes;
using Backboard.Storage.Postgres;
using Backboard.Storage.Sql;
using Backboard.Storage.Sqlite;
using Backboard.Storage.Threads;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Backboard.Storage;

public static class StorageServices
{
    /// <summary>Key of the <see cref="DbDataSource"/> for Orleans' tables; there is one on PostgreSQL only.</summary>
    public const string ClusterSource = "cluster";

    /// <summary>
    /// Adds every storage port on the database of section <c>Storage</c>. <see cref="INodeStore.Initialize"/> must be called first.
    /// </summary>
    public static IServiceCollection AddBackboardStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<StorageOptions>().Bind(configuration.GetSection("Storage")).ValidateDataAnnotations();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, ConnectionStringRule>());
        services.TryAddSingleton(TimeProvider.System);
        var provider = configuration.GetValue("Storage:Provider", StorageProvider.Sqlite);
        return (provider == StorageProvider.Postgres ? services.AddPostgres() : services.AddSqlite()).AddPorts();
    }

    private static IServiceCollection AddPostgres(this IServiceCollection services)
    {
        services.TryAddSingleton<PostgresSources>();
        services.TryAddKeyedSingleton<DbDataSource>(
            ClusterSource, static (provider, _) => Postgres.ClusterSource.Build(provider.GetRequiredService<IOptions<StorageOptions>>()));
        services.TryAddSingleton<IDatabase, PostgresDatabase>();
        services.TryAddSingleton<IThreadWriter, PostgresWriter>();
        return services;
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services)
    {
        services.TryAddSingleton<SqliteFile>();
        services.TryAddSingleton<SqliteDatabase>();
        services.TryAddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.TryAddSingleton<IThreadWriter, SqliteThreadWriter>();
        return services;
    }

    private static IServiceCollection AddPorts(this IServiceCollection services)
    {
        services.TryAddSingleton<IThreadStore, SqlThreadStore>();
        services.TryAddSingleton<IThreadWatch, SqlThreadWatch>();
        services.TryAddSingleton<IThreadQueries, SqlThreadQueries>();
        services.TryAddSingleton<IAssistantStore, SqlAssistantStore>();
        services.TryAddSingleton<IReservationStore, SqlReservationStore>();
        services.TryAddSingleton<IKeyStore, SqlKeyStore>();
        services.TryAddSingleton<IMaintenance, SqlMaintenance>();
        services.TryAddSingleton<INodeStore, SqlNodeStore>();
        services.TryAddSingleton<IServerFacts, SqlServerFacts>();
        services.TryAddSingleton<IMemoryStore, SqlMemoryStore>();
        services.TryAddSingleton<IMemoryOperations, SqlMemoryOperations>();
        services.TryAddSingleton<IMemoryQueries, SqlMemoryQueries>();
        services.TryAddSingleton<IDocumentUploads, SqlDocumentUploads>();
        services.TryAddSingleton<IDocumentReading, SqlDocumentReading>();
        services.TryAddSingleton<IDocumentStore, SqlDocumentStore>();
        return services;
    }
}
