using Backboard.SemanticKernel.Settings;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel.Connectors;

/// <summary>Azure OpenAI; a model is a deployment.</summary>
internal sealed class AzureOpenAIConnector : Connector
{
    public override string Type => "AzureOpenAI";

    public override string? Missing(ConnectorOptions options) =>
        options.BaseUrl is null ? nameof(ConnectorOptions.BaseUrl) : base.Missing(options);

    public override void AddChat(IKernelBuilder kernel, string model, ConnectorOptions options, HttpClient http) =>
        kernel.AddAzureOpenAIChatClient(model, options.BaseUrl!, options.ApiKey!, apiVersion: options.ApiVersion, httpClient: http);

    public override void AddEmbeddings(IKernelBuilder kernel, EmbeddingSpace space, ConnectorOptions options, HttpClient http) =>
        kernel.AddAzureOpenAIEmbeddingGenerator(
            space.Model, options.BaseUrl!, options.ApiKey!, dimensions: space.Dimensions, apiVersion: options.ApiVersion, httpClient: http);
}
