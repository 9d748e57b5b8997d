using Backboard.SemanticKernel.Settings;
using Microsoft.SemanticKernel;
using OllamaSharp;

namespace Backboard.SemanticKernel.Connectors;

/// <summary>Ollama by its own protocol, which knows more of its models than the compatible one.</summary>
internal sealed class OllamaConnector : Connector
{
    private static readonly Uri Usual = new("http://localhost:11434");

    public override string Type => "Ollama";

    public override string? Missing(ConnectorOptions options) => null;

    public override HttpClient Http(HttpMessageHandler shared, ConnectorOptions options)
    {
        var http = new HttpClient(new OllamaHandler(shared)) { BaseAddress = options.Address ?? Usual, Timeout = Timeout.InfiniteTimeSpan };
        if (options.ApiKey is { } key) http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return http;
    }

    public override void AddChat(IKernelBuilder kernel, string model, ConnectorOptions options, HttpClient http) =>
        kernel.AddOllamaChatClient(model, http);

    public override void AddEmbeddings(IKernelBuilder kernel, EmbeddingSpace space, ConnectorOptions options, HttpClient http) =>
        kernel.AddOllamaEmbeddingGenerator(space.Model, http);

    public override async Task<ImmutableArray<string>> ListModels(HttpClient http, CancellationToken cancellationToken)
    {
        using var ollama = new OllamaApiClient(http);
        return [.. (await ollama.ListLocalModelsAsync(cancellationToken)).Select(model => model.Name)];
    }
}
