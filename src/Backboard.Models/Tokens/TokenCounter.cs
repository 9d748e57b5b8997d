using System.Collections.Frozen;
using Backboard.Models.Rendering;

namespace Backboard.Models.Tokens;

/// <summary>Counts a request as it would be sent: rendered, by the calibrated estimator.</summary>
internal sealed class TokenCounter(IEnumerable<IChatProvider> providers, TokenEstimator estimator) : ITokenCounter
{
    private readonly FrozenDictionary<string, ChatDialect> _dialects = providers.ToFrozenDictionary(provider => provider.Name, provider => provider.Dialect);

    public int Count(ModelRequest request) =>
        estimator.Estimate(request.Model, RequestRenderer.Render(request, _dialects.GetValueOrDefault(request.Model.Provider)));
}
