using System.Collections.Concurrent;
using Backboard.SemanticKernel.Connectors;
using Backboard.SemanticKernel.Settings;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel;

/// <summary>A configured connector of Semantic Kernel as a provider: a kernel for each of its models.</summary>
internal sealed class ConnectorChatProvider(string name, Connector connector, ConnectorOptions options, IProviderTransport transport)
    : IChatProvider, IDisposable
{
    private readonly HttpClient _http = connector.Http(transport.Handler, options);
    private readonly ConcurrentDictionary<string, IChatClient> _clients = new();

    public string Name => name;

    /// <summary>Whatever the connector speaks: it is given its tool results as messages of their own.</summary>
    public ChatDialect Dialect => ChatDialect.OpenAI;

    public IChatClient CreateClient(string model) => _clients.GetOrAdd(model, Create);

    public async Task<ImmutableArray<ModelInfo>> ListModels(CancellationToken cancellationToken)
    {
        try
        {
            var reported = await connector.ListModels(_http, cancellationToken);
            return [.. reported.Concat(options.Models).Distinct(StringComparer.OrdinalIgnoreCase).Select(Model)];
        }
        catch (ProviderException)
        {
            return [];
        }
    }

    public void Dispose() => _http.Dispose();

    private IChatClient Create(string model)
    {
        var kernel = Kernel.CreateBuilder();
        connector.AddChat(kernel, model, options, _http);
        return KernelChat.Client(kernel.Build(), null, connector.Dialect);
    }

    private ModelInfo Model(string model)
    {
        var isEmbedding = model.Contains("embed", StringComparison.OrdinalIgnoreCase);
        return new ModelInfo(name, model, isEmbedding ? "embedding" : "llm", 0)
        {
            SupportsTools = !isEmbedding && connector.Dialect.TakesTools,
            SupportsJsonOutput = !isEmbedding,
        };
    }
}
