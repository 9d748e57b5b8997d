namespace Backboard.Host;

/// <summary>The silo of this build: Microsoft Orleans, one silo in this process or one of a cluster's.</summary>
internal static class SiloHosting
{
    public const string Name = "orleans";

    /// <summary>Whether silos of this build can form a cluster.</summary>
    public static bool IsCluster => true;

    public static void AddSilo(this WebApplicationBuilder builder, ServerRole role)
    {
        if (role == ServerRole.Api)
            builder.UseOrleansClient(client => client.AddBackboardClient());
        else
            builder.UseOrleans(silo => silo.AddBackboardSilo());
    }
}
