using Polly;
using Polly.Retry;

namespace Backboard.Models.Resilience;

/// <summary>At most three tries of a request that nothing was read of yet, within a minute.</summary>
internal sealed class RetryPolicy
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);
    private static readonly ResiliencePropertyKey<long> Start = new("start");

    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _pipeline;

    public RetryPolicy(TimeProvider time, Action<TimeSpan, int, ProviderException> onRetry)
    {
        _time = time;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = args => ValueTask.FromResult(IsWorthwhile(args.Outcome.Exception, args.Context)),
                DelayGenerator = args => ValueTask.FromResult(Wait(args.Outcome.Exception)),
                OnRetry = args =>
                {
                    if (ProviderErrors.Of(args.Outcome.Exception!) is { } fault) onRetry(args.RetryDelay, args.AttemptNumber + 1, fault);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    public async ValueTask<T> ExecuteAsync<T>(Func<ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Start, _time.GetTimestamp());
        try
        {
            return await _pipeline.ExecuteAsync(static (_, attempt) => attempt(), context, attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool IsWorthwhile(Exception? exception, ResilienceContext context)
    {
        if (exception is null || ProviderErrors.Of(exception) is not { IsTransient: true } fault) return false;
        var spent = _time.GetElapsedTime(context.Properties.GetValue(Start, 0));
        return spent + (fault.RetryAfter ?? TimeSpan.Zero) < Budget;
    }

    // Callers told to come back at the same moment should not all come back at the same moment.
    private static TimeSpan? Wait(Exception? exception) =>
        exception is not null && ProviderErrors.Of(exception)?.RetryAfter is { } asked
            ? asked + TimeSpan.FromMilliseconds(Random.Shared.Next(250))
            : null;
}
