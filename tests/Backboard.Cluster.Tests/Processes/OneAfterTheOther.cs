namespace Backboard.Cluster.Tests;

/// <summary>Nodes are tried one cluster after the other, while nothing else runs: what is promised of them is in seconds.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAfterTheOther
{
    public const string Name = "Nodes";
}
