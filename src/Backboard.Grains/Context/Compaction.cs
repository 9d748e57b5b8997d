namespace Backboard.Grains;

/// <summary>Compacts a thread behind its turns, one at a time: the history stays whole, only what models are sent shrinks.</summary>
internal sealed class Compaction(Lane lane, Compactor compactor, IModelGateway models)
{
    private readonly WindowMeter _meter = new(models);
    private bool _isRunning;

    /// <summary>The oldest part of the window that must go once the window is larger than the limit; empty while it is not.</summary>
    public ImmutableArray<Message> Surplus(ThreadState state, ModelInfo model, int budget, int limit) =>
        _meter.Measure(state.Window, model) <= limit ? [] : compactor.Surplus(state.Window, model, budget);

    /// <summary>Summarises the oldest part of the window when it has outgrown the budget.</summary>
    public async Task Run(ModelInfo model, int budget, CancellationToken cancellationToken)
    {
        if (_isRunning || lane.State is not { IsWindowLoaded: true } state)
            return;
        if (Surplus(state, model, budget, limit: budget) is not { IsEmpty: false } surplus)
            return;
        _isRunning = true;
        try
        {
            Store(await compactor.Summarize(state.Summary, surplus, model, budget, cancellationToken));
        }
        finally
        {
            _isRunning = false;
        }
    }

    private void Store(ThreadSummary summary) => _ = lane.Do<bool>(
        draft =>
        {
            if (draft.State is not { IsMine: true } current || current.Summary?.ThroughSeq >= summary.ThroughSeq)
                return false;
            draft.Summarize(summary);
            return true;
        },
        default);
}
