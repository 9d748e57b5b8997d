using Backboard.SemanticKernel.Chat;
using Backboard.SemanticKernel.Settings;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel.Connectors;

/// <summary>Mistral AI.</summary>
internal sealed class MistralConnector : Connector
{
    public override string Type => "Mistral";

    public override ServiceDialect Dialect { get; } = new MistralDialect();

    public override void AddChat(IKernelBuilder kernel, string model, ConnectorOptions options, HttpClient http) =>
        kernel.AddMistralChatCompletion(model, options.ApiKey!, options.Address, httpClient: http);

    public override void AddEmbeddings(IKernelBuilder kernel, EmbeddingSpace space, ConnectorOptions options, HttpClient http) =>
        kernel.AddMistralEmbeddingGenerator(space.Model, options.ApiKey!, options.Address, httpClient: http);
}
