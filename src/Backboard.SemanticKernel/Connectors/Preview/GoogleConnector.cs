using Backboard.SemanticKernel.Chat;
using Backboard.SemanticKernel.Settings;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel.Connectors;

/// <summary>Google's Gemini.</summary>
internal sealed class GoogleConnector : Connector
{
    public override string Type => "Google";

    public override ServiceDialect Dialect { get; } = new GoogleDialect();

    public override HttpClient Http(HttpMessageHandler shared, ConnectorOptions options) =>
        new(new GoogleHandler(shared, options.Address)) { Timeout = Timeout.InfiniteTimeSpan };

    public override void AddChat(IKernelBuilder kernel, string model, ConnectorOptions options, HttpClient http) =>
        kernel.AddGoogleAIGeminiChatCompletion(model, options.ApiKey!, httpClient: http);

    public override void AddEmbeddings(IKernelBuilder kernel, EmbeddingSpace space, ConnectorOptions options, HttpClient http) =>
        kernel.AddGoogleAIEmbeddingGenerator(space.Model, options.ApiKey!, httpClient: http, dimensions: space.Dimensions);
}
