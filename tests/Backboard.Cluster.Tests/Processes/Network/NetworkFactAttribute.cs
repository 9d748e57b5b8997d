namespace Backboard.Cluster.Tests;

/// <summary>A test that needs networks of its own; where there can be none it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NetworkFactAttribute : FactAttribute
{
    public NetworkFactAttribute() => Skip = NodeNetwork.Missing;
}
