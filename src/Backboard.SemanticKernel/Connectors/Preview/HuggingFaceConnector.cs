using Backboard.SemanticKernel.Chat;
using Backboard.SemanticKernel.Settings;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel.Connectors;

/// <summary>Hugging Face's text generation inference, its own or a private server's.</summary>
internal sealed class HuggingFaceConnector : Connector
{
    private static readonly Uri Vendor = new("https://router.huggingface.co");

    public override string Type => "HuggingFace";

    public override ServiceDialect Dialect { get; } = new HuggingFaceDialect();

    public override string? Missing(ConnectorOptions options) => options.BaseUrl is null ? base.Missing(options) : null;

    public override void AddChat(IKernelBuilder kernel, string model, ConnectorOptions options, HttpClient http) =>
        kernel.AddHuggingFaceChatCompletion(model, options.Address ?? Vendor, options.ApiKey, httpClient: http);

    public override void AddEmbeddings(IKernelBuilder kernel, EmbeddingSpace space, ConnectorOptions options, HttpClient http) =>
        kernel.AddHuggingFaceEmbeddingGenerator(space.Model, options.Address ?? Vendor, options.ApiKey, httpClient: http);

    /// <summary>Its requests have no place for tools, and its settings names of their own.</summary>
    private sealed class HuggingFaceDialect : ServiceDialect
    {
        public override bool TakesTools => false;

        protected override string StopName => "stop";
    }
}
