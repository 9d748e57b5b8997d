namespace Backboard.SemanticKernel.Connectors;

/// <summary>The connectors that are published as previews.</summary>
internal static class Previews
{
    public static ImmutableArray<Connector> All { get; } =
        [new GoogleConnector(), new HuggingFaceConnector(), new MistralConnector(), new OllamaConnector()];
}
