namespace Backboard.Cluster.Tests;

/// <summary>Nodes are tried one test after the other, while nothing else runs: what is promised of them is in seconds.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAfterTheOther : ICollectionFixture<ThreeNodes>
{
    public const string Name = "Nodes";
}
