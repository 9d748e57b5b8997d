using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Backboard.SemanticKernel.Chat;
using Backboard.SemanticKernel.Connectors;
using Backboard.SemanticKernel.Settings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel.Embeddings;

/// <summary>The embeddings of a configured connector.</summary>
internal sealed class ConnectorEmbeddings(string name, Connector connector, ConnectorOptions options, IProviderTransport transport)
    : IEmbeddingProvider, IDisposable
{
    private readonly HttpClient _http = connector.Http(transport.Handler, options);
    private readonly ConcurrentDictionary<EmbeddingSpace, IEmbeddingGenerator<string, Embedding<float>>> _generators = new();

    public string Name => name;

    public string? DefaultModel => options.Models.FirstOrDefault(model => model.Contains("embed", StringComparison.OrdinalIgnoreCase));

    public async Task<float[][]> Embed(EmbeddingSpace space, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = await Generate(space, texts, cancellationToken);
        if (vectors.Count != texts.Count) throw Bad("another number of embeddings than of texts");
        var length = space.Dimensions ?? vectors[0].Vector.Length;
        return [.. vectors.Select(vector => vector.Vector.Length == length ? Unit(vector.Vector.Span) : throw Bad("an embedding of another length than was asked for"))];
    }

    public void Dispose() => _http.Dispose();

    private async Task<GeneratedEmbeddings<Embedding<float>>> Generate(
        EmbeddingSpace space, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        try
        {
            return await _generators.GetOrAdd(space, Create).GenerateAsync(texts, options: null, cancellationToken);
        }
        catch (Exception exception)
        {
            if (ConnectorFaults.Of(exception) is { } fault) throw fault;
            throw;
        }
    }

    private IEmbeddingGenerator<string, Embedding<float>> Create(EmbeddingSpace space)
    {
        var kernel = Kernel.CreateBuilder();
        connector.AddEmbeddings(kernel, space, options, _http);
        return kernel.Build().Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
    }

    private static float[] Unit(ReadOnlySpan<float> vector)
    {
        var length = TensorPrimitives.Norm(vector);
        if (!float.IsNormal(length)) throw Bad("an embedding without a direction");
        var unit = new float[vector.Length];
        TensorPrimitives.Divide(vector, length, unit);
        return unit;
    }

    private static ProviderException Bad(string what) => new(ProviderException.BadResponse, $"The provider sent {what}.");
}
