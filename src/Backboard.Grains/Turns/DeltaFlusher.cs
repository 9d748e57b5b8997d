namespace Backboard.Grains;

/// <summary>
/// Publishes an answer while it comes: gathers deltas for the pacer's interval or until they are many, then commits them
/// as one event. While nobody reads along, they stay in memory.
/// </summary>
internal sealed class DeltaFlusher(Run run, Lane lane, TurnServices services)
{
    private CancellationToken _cancellationToken;
    private DateTimeOffset _writeUntil;
    private TaskCompletionSource _full = new();
    private bool _isFlushing;
    private bool _hasFlushed;

    public Answer Answer { get; } = new();

    public void Begin(bool isStreamed, DateTimeOffset writeUntil, CancellationToken cancellationToken)
    {
        (_writeUntil, _cancellationToken) = (writeUntil, cancellationToken);
        Answer.IsStreamed |= isStreamed;
    }

    public void Stream()
    {
        if (Answer.IsStreamed)
            return;
        Answer.IsStreamed = true;
        Pace();
    }

    /// <summary>Called for every delta; sees to it that it will be shown soon.</summary>
    public void Pace()
    {
        if (!Answer.IsStreamed || Answer.Pending == 0)
            return;
        if (Answer.Pending >= services.Options.FlushCharacters)
            _full.TrySetResult();
        if (!_isFlushing)
            _ = Flush();
    }

    private async Task Flush()
    {
        _isFlushing = true;
        while (Answer.Pending > 0 && !_cancellationToken.IsCancellationRequested)
        {
            await Gather();
            if (_cancellationToken.IsCancellationRequested || !await Publish())
                break;
        }

        _isFlushing = false;
    }

    /// <summary>The first delta goes at once, so that a reader sees life; later ones are gathered.</summary>
    private async Task Gather()
    {
        if (_hasFlushed && Answer.Pending < services.Options.FlushCharacters)
        {
            _full = new TaskCompletionSource();
            await Task.WhenAny(_full.Task, Task.Delay(services.Pacer.Interval, services.Time, _cancellationToken));
        }

        _hasFlushed = true;
    }

    private async Task<bool> Publish()
    {
        var started = services.Time.GetTimestamp();
        var written = await lane.Do<bool>(
            draft =>
            {
                if (Finishing.Held(draft, run) is null)
                    return TurnRunner.Lost;
                Answer.TakePending().EmitPending(draft, run.RunId);
                return true;
            },
            new LaneTerms { Persists = true, Deadline = _writeUntil });
        services.Pacer.Observe(services.Time.GetElapsedTime(started));
        return written.Result is { IsOk: true };
    }
}
