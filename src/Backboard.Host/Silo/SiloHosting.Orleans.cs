using Orleans.Configuration;

namespace Backboard.Host;

/// <summary>
/// The silo of this build: Microsoft Orleans, one silo on localhost. Several such processes on one database are kept apart
/// by the fence, like local silos.
/// </summary>
internal static class SiloHosting
{
    public const string Name = "orleans";

    private const int DefaultSiloPort = 11_111;
    private const int DefaultGatewayPort = 30_000;

    public static void AddSilo(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Silo");
        var siloPort = settings.GetValue("Port", DefaultSiloPort);
        var gatewayPort = settings.GetValue("GatewayPort", DefaultGatewayPort);
        builder.Host.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort);
            silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(15));
        });
    }
}
