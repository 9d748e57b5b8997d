namespace Backboard.SemanticKernel.Connectors;

/// <summary>The connectors of this build.</summary>
internal static class AllConnectors
{
    public static ImmutableArray<Connector> Known { get; } = [new AzureOpenAIConnector(), .. Previews.All];

    public static Connector? Find(string? type) => Known.FirstOrDefault(connector => connector.Type.Equals(type, StringComparison.OrdinalIgnoreCase));
}
