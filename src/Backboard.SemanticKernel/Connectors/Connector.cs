using Backboard.SemanticKernel.Chat;
using Backboard.SemanticKernel.Settings;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel.Connectors;

/// <summary>One connector of Semantic Kernel, as a provider type. Stateless.</summary>
internal abstract class Connector
{
    /// <summary>As in <c>Models__Providers__NAME__Type</c>.</summary>
    public abstract string Type { get; }

    /// <summary>What its chat completion service is special in.</summary>
    public virtual ServiceDialect Dialect => ServiceDialect.Common;

    /// <summary>Whether settings lack what it cannot do without: the part's name, or null.</summary>
    public virtual string? Missing(ConnectorOptions options) => options.ApiKey is null ? nameof(ConnectorOptions.ApiKey) : null;

    /// <summary>A client for its requests over connections that are shared.</summary>
    public virtual HttpClient Http(HttpMessageHandler shared, ConnectorOptions options) =>
        new(shared, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    public abstract void AddChat(IKernelBuilder kernel, string model, ConnectorOptions options, HttpClient http);

    public abstract void AddEmbeddings(IKernelBuilder kernel, EmbeddingSpace space, ConnectorOptions options, HttpClient http);

    /// <summary>Names of the models that the provider reports; empty where it reports none.</summary>
    public virtual Task<ImmutableArray<string>> ListModels(HttpClient http, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<string>.Empty);
}
