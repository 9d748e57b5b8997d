namespace Backboard.SemanticKernel.Connectors;

/// <summary>Stands for the connectors that are published as previews in a build without them.</summary>
internal static class Previews
{
    public static ImmutableArray<Connector> All => [];
}
