using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Backboard.Host;

/// <summary>An Orleans silo as section <c>Silo</c> wants it.</summary>
internal static class SiloBuilding
{
    private static readonly TimeSpan LongestQuantum = TimeSpan.FromMinutes(1);

    public static void AddBackboardSilo(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<SiloPorts>();
        silo.Services.AddOptions<EndpointOptions>().Configure<SiloPorts>(Listen);
        silo.Services.AddOptions<GrainCollectionOptions>().Configure<IOptions<SiloOptions>>(Collect);
        silo.Services.AddCluster();
        silo.AddCalls();
        if (silo.Configuration.IsClustered())
        {
            silo.UseDatabase();
            silo.UseDirectory();
            silo.UseClusterTls();
            silo.Services.AddMembers();
        }
        else
            silo.UseDevelopmentClustering(primary => primary.Configure<SiloPorts>(
                static (options, ports) => options.PrimarySiloEndpoint = new IPEndPoint(ports.Advertised, ports.Silo)));
    }

    /// <summary>
    /// A directory that finds again what stood in a dead silo's part of it: the default one ends such activations, whatever they are doing. Nor
    /// does it wait until a dead silo has surely stopped: if it has not, the fence does.
    /// </summary>
    public static void UseDirectory(this ISiloBuilder silo)
    {
#pragma warning disable ORLEANSEXP003 // Experimental by name, in Orleans since version 9.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        silo.Services.Configure<GrainDirectoryOptions>(static options => options.RangeLeaseDuration = TimeSpan.Zero);
    }

    /// <summary>Where grains are placed, and what happens around every call.</summary>
    public static void AddCalls(this ISiloBuilder silo)
    {
        // New grains stay where they are first called: a balancer that sends a conversation to one node keeps it there.
        silo.Services.AddSingleton<PlacementStrategy, PreferLocalPlacement>();
        silo.AddIncomingGrainCallFilter<CallMeterFilter>();
        silo.AddIncomingGrainCallFilter<CallScopeFilter>();
        silo.Services.AddSingleton<Neighbours>();
        silo.AddIncomingGrainCallFilter<DepartureFilter>();
        silo.AddOutgoingGrainCallFilter<PresenceFilter>();
        silo.AddOutgoingGrainCallFilter<HomeFilter>();
    }

    /// <summary>Members bear their nodes' names, by which a node that starts again finds what it was, and others who has died.</summary>
    public static void AddMembers(this IServiceCollection services)
    {
        services.AddOptions<Orleans.Configuration.SiloOptions>().PostConfigure<NodeIdentity>(static (options, node) => options.SiloName = node.Owner);
        services.AddHostedService<DeadSilos>();
    }

    private static void Listen(EndpointOptions options, SiloPorts ports)
    {
        options.AdvertisedIPAddress = ports.Advertised;
        options.SiloPort = ports.Silo;
        options.GatewayPort = ports.Gateway;
        options.SiloListeningEndpoint = new IPEndPoint(ports.Listening, ports.Silo);
        options.GatewayListeningEndpoint = ports.Gateway == 0 ? null : new IPEndPoint(ports.Listening, ports.Gateway);
    }

    private static void Collect(GrainCollectionOptions options, IOptions<SiloOptions> settings)
    {
        var age = settings.Value.CollectionAge;
        options.CollectionAge = age;
        options.CollectionQuantum = age / 2 < LongestQuantum ? age / 2 : LongestQuantum;
        options.EnableActivationSheddingOnMemoryPressure = settings.Value.MemoryLimitPercent < 100;
        options.MemoryUsageLimitPercentage = settings.Value.MemoryLimitPercent;
        options.MemoryUsageTargetPercentage = settings.Value.MemoryLimitPercent - 5;
    }
}
