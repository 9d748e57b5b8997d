using Backboard.Grains;

namespace Backboard.Host;

/// <summary>The silo of this build: the local one, in this process.</summary>
internal static class SiloHosting
{
    public const string Name = "local";

    public static void AddSilo(this WebApplicationBuilder builder) =>
        builder.Services.AddLocalSilo(typeof(GrainsServiceCollectionExtensions).Assembly);
}
