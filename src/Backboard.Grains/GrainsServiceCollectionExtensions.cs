using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Backboard.Grains;

public static class GrainsServiceCollectionExtensions
{
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(15);

    /// <summary>A process's place among those that share its database: the schema, its name, and its heartbeat.</summary>
    public static IServiceCollection AddBackboardNode(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<NodeOptions>(configuration, "Node");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => Identify(provider, configuration));
        services.AddSingleton<NodeHealth>();
        services.AddOptions<HostOptions>().Configure<NodeOptions>(static (host, node) => host.ShutdownTimeout = node.Drain + AfterDrain);
        return services.AddHostedService<NodeService>();
    }

    /// <summary>
    /// What grains work with, and the services of a process that hosts them: sweep, flags, drain, housekeeping.
    /// The silo itself, the stores, the models, the memory, and what reads and finds documents are registered by others.
    /// </summary>
    public static IServiceCollection AddBackboardGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddBackboardNode(configuration);
        services.AddValidated<TurnOptions>(configuration, "Turn");
        services.AddValidated<RetentionOptions>(configuration, "Retention");
        services.AddValidated<MemoryOptions>(configuration, "Memory");
        services.AddValidated<DocumentOptions>(configuration, "Documents");
        services.AddSingleton<ActiveRuns>();
        services.AddSingleton<AssistantCache>();
        services.AddSingleton<Compactor>();
        services.AddSingleton<FlushPacer>();
        services.AddSingleton<ThreadLoader>();
        services.AddSingleton<StuckRuns>();
        services.AddSingleton<QuestionEmbedder>();
        services.TryAddSingleton<IMemory, GrainMemory>();
        services.AddSingleton<MemoryServices>();
        services.TryAddSingleton<IDocuments, GrainDocuments>();
        services.AddSingleton<ReadingSlots>();
        services.AddSingleton<WorkFolder>();
        services.AddSingleton<DocumentSummarizer>();
        services.AddSingleton<DocumentServices>();
        services.AddSingleton<TurnServices>();
        services.AddSingleton<ThreadServices>();

        services.AddSingleton<HeadWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<HeadWatch>());
        services.AddHostedService<FlagPoller>();
        services.AddHostedService<Sweeper>();
        services.AddHostedService<MemorySweeper>();
        services.AddHostedService<DocumentSweeper>();
        services.AddHostedService<Housekeeper>();
        services.AddHostedService<TurnDrain>();
        return services;
    }

    private static void AddValidated<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class
    {
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }

    private static NodeIdentity Identify(IServiceProvider provider, IConfiguration configuration)
    {
        var address = (configuration["urls"] ?? "http://localhost:8080").Split(';')[0];
        var port = address[(address.LastIndexOf(':') + 1)..].TrimEnd('/');
        var name = provider.GetRequiredService<NodeOptions>().Name ?? $"{Environment.MachineName}:{port}";
        return new NodeIdentity(name, Ids.New(provider.GetRequiredService<TimeProvider>()));
    }
}
