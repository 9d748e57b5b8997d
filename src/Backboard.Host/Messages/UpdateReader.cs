namespace Backboard.Host;

/// <summary>Reads updates one by one: asks for the next while this one is written, and lets its user do something in long silences.</summary>
internal sealed class UpdateReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly IAsyncEnumerator<ModelUpdate> _updates;
    private readonly TimeProvider _time;
    private Task<bool> _next;

    public UpdateReader(IAsyncEnumerable<ModelUpdate> updates, TimeProvider time, CancellationToken cancellationToken)
    {
        _time = time;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _updates = updates.GetAsyncEnumerator(_stop.Token);
        _next = _updates.MoveNextAsync().AsTask();
    }

    /// <summary>The next one is here already.</summary>
    public bool HasNext => _next.IsCompleted;

    /// <summary>The next one, where it is here; null when it is not, or when there is none.</summary>
    public ModelUpdate? Peek => _next is { IsCompletedSuccessfully: true, Result: true } ? _updates.Current : null;

    /// <summary>False when it did not come in time; then the same one is still awaited.</summary>
    public async ValueTask<bool> Wait(TimeSpan patience)
    {
        if (_next.IsCompleted)
            return true;
        using var silence = new CancellationTokenSource();
        var first = await Task.WhenAny(_next, Task.Delay(patience, _time, silence.Token));
        await silence.CancelAsync();
        return first == _next;
    }

    /// <summary>Null at the end.</summary>
    public async ValueTask<ModelUpdate?> Read()
    {
        if (!await _next)
            return null;
        var update = _updates.Current;
        _next = _updates.MoveNextAsync().AsTask();
        return update;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _updates.DisposeAsync();
        _stop.Dispose();
    }
}
