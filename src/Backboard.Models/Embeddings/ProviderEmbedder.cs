using System.Collections.Frozen;
using Backboard.Models.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Backboard.Models.Embeddings;

/// <summary>Embeds with the configured providers. Whatever a provider does wrong is one log line and no vectors.</summary>
internal sealed partial class ProviderEmbedder(
    IEnumerable<IEmbeddingProvider> providers, IOptions<MemoryOptions> options, TimeProvider time, ILogger<ProviderEmbedder> logger) : IEmbedder
{
    private readonly FrozenDictionary<string, IEmbeddingProvider> _providers =
        providers.ToFrozenDictionary(provider => provider.Name, StringComparer.OrdinalIgnoreCase);

    public EmbeddingSpace SpaceOf(Assistant assistant)
    {
        if (assistant.EmbeddingProvider is not { } name || !_providers.TryGetValue(name, out var provider)) return EmbeddingSpace.Local;
        return (assistant.EmbeddingModelName ?? provider.DefaultModel) is { } model
            ? new EmbeddingSpace(provider.Name, model, assistant.EmbeddingDims)
            : EmbeddingSpace.Local;
    }

    public async Task<ImmutableArray<ReadOnlyMemory<float>>> Embed(
        EmbeddingSpace space, ImmutableArray<string> texts, CancellationToken cancellationToken)
    {
        if (!_providers.TryGetValue(space.Provider, out var provider))
        {
            LogFailed(space, ProviderException.Unavailable, "No such provider is configured.");
            return default;
        }

        var vectors = ImmutableArray.CreateBuilder<ReadOnlyMemory<float>>(texts.Length);
        foreach (var batch in EmbeddingBatches.Of(texts))
        {
            if (await Embed(provider, space, batch, cancellationToken) is not { } some) return default;
            foreach (var vector in some) vectors.Add(vector);
        }

        return vectors.MoveToImmutable();
    }

    /// <summary>Null when the provider does not answer as it should, or not in time.</summary>
    private async Task<float[][]?> Embed(IEmbeddingProvider provider, EmbeddingSpace space, List<string> batch, CancellationToken cancellationToken)
    {
        var patience = TimeSpan.FromMilliseconds(options.Value.EmbeddingMilliseconds);
        using var timeout = new CancellationTokenSource(patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            // Tried once: a turn waits for this, and does well enough with words alone.
            return await provider.Embed(space, batch, linked.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(space, ProviderException.TimedOut, $"It did not answer within {patience.TotalMilliseconds} ms.");
            return null;
        }
        catch (Exception exception) when (ProviderErrors.Of(exception) is { } fault)
        {
            LogFailed(space, fault.Code, fault.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Space} gave no embeddings: {Code}. {Reason}")]
    private partial void LogFailed(EmbeddingSpace space, string code, string reason);
}
