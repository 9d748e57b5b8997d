using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Backboard.Models.Rendering;
using Backboard.Models.Resilience;
using Backboard.Models.Tokens;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Backboard.Models.Gateway;

/// <summary>Renders, asks, reads; every fault of a provider ends as one typed update.</summary>
internal sealed class ModelGateway(
    IEnumerable<IChatProvider> providers,
    IOptions<ModelTimeoutOptions> timeouts,
    TokenEstimator estimator,
    TimeProvider time,
    ILogger<ModelGateway> logger) : IModelGateway
{
    private readonly FrozenDictionary<string, IChatProvider> _providers = providers.ToFrozenDictionary(provider => provider.Name);
    private readonly RetryPolicy _retry = new(time, (delay, tried, fault) => logger.Retried(delay, tried, fault.Code));

    public async IAsyncEnumerable<ModelUpdate> Stream(
        ModelRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!_providers.TryGetValue(request.Model.Provider, out var provider))
        {
            yield return new ModelFailed(ProviderException.Unavailable, $"No provider named {request.Model.Provider} is configured.");
            yield break;
        }

        var rendered = RequestRenderer.Render(request, provider.Dialect);
        var answer = new AnswerAssembler(request);
        var client = provider.CreateClient(request.Model.Name);
        using var deadline = new StreamDeadline(timeouts.Value, time, cancellationToken);
        await using var reader = new AnswerReader(client, rendered, _retry, deadline);
        for (var ended = false; !ended;)
        {
            var (updates, hasMore) = await ReadAsync(reader, answer, request.Model);
            foreach (var update in updates) yield return update;
            ended = !hasMore;
        }

        if (answer.Usage is { InputTokens: > 0 } usage) estimator.Calibrate(request.Model, rendered, usage.InputTokens);
    }

    public int EstimateTokens(ModelInfo model, string text) => estimator.Estimate(model, text);

    private async ValueTask<(IEnumerable<ModelUpdate> Updates, bool HasMore)> ReadAsync(
        AnswerReader reader, AnswerAssembler answer, ModelInfo model)
    {
        try
        {
            var update = await reader.ReadAsync();
            return update is null ? ([.. answer.Finish()], false) : (answer.Add(update), true);
        }
        catch (ProviderException fault)
        {
            logger.Failed(model.Provider, model.Name, fault.Code, fault.Message, fault.InnerException?.GetType().Name);
            return ([new ModelFailed(fault.Code, fault.Message)], false);
        }
    }
}
