using Backboard.Grains;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>The silo of this build: the local one, in this process.</summary>
internal static class SiloHosting
{
    public const string Name = "local";

    /// <summary>Whether silos of this build can form a cluster.</summary>
    public static bool IsCluster => false;

    public static void AddSilo(this WebApplicationBuilder builder, ServerRole role)
    {
        builder.Services.AddLocalSilo(typeof(GrainsServiceCollectionExtensions).Assembly);
        builder.Services.AddOptions<LocalSiloOptions>().Configure<IOptions<SiloOptions>>(
            static (local, settings) => local.IdleTimeout = settings.Value.CollectionAge);
    }
}
