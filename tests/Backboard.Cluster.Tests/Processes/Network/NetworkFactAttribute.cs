using Backboard.Host;

namespace Backboard.Cluster.Tests;

/// <summary>A test that needs networks of its own; where there can be none it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NetworkFactAttribute : FactAttribute
{
    /// <param name="ofCluster">Whether silos must know each other for it to mean something.</param>
    public NetworkFactAttribute(bool ofCluster = false) =>
        Skip = NodeNetwork.Missing ?? (ofCluster && !SiloHosting.IsCluster ? "silos of this build form no cluster" : null);
}
