namespace Backboard.Host;

/// <summary>Reads a run's events until its answer is whole, breathing a space into the response when that takes long.</summary>
internal sealed class Gathering(
    EventFeed feed, TurnAnswer answer, HttpResponse response, SseOptions options, Shutdown shutdown, TimeProvider time)
{
    private readonly Outage _outage = new(time);
    private long _lastByte = time.GetTimestamp();

    private TimeSpan Silence => time.GetElapsedTime(_lastByte);

    /// <summary>Null when the answer is whole, else why it cannot be had.</summary>
    public async Task<Error?> Run(CancellationToken aborted)
    {
        while (true)
        {
            var left = options.KeepAlive - Silence;
            var page = await feed.Next(left > TimeSpan.Zero ? left : TimeSpan.Zero, aborted);
            if (page.Value is { } value && value.Events.Any(answer.Add))
                return null;
            if (Trouble(page) is not { } trouble)
                _outage.Over();
            else if (trouble.Kind is not ErrorKind.Unavailable || _outage.Lasted > Patience || shutdown.Drained.IsCancellationRequested)
                return trouble;
            else
                await _outage.Pause(aborted);
            if (Silence >= options.KeepAlive && (response.HasStarted || _outage.Lasted == TimeSpan.Zero))
                await Breathe(aborted);
        }
    }

    /// <summary>While nothing was sent a 503 can still be; later the client waits with us.</summary>
    private TimeSpan Patience => response.HasStarted ? options.GiveUpAfter : options.AcceptWithin;

    /// <summary>On a stop an empty page comes back at once, since waiting readers are sent away: asking again must wait.</summary>
    private Error? Trouble(Result<EventPage> page) =>
        page.Error ?? (page.Value!.Events.IsEmpty && shutdown.Stopping.IsCancellationRequested
            ? Error.Unavailable("The server is stopping; the turn goes on and its run can be read")
            : null);

    private async Task Breathe(CancellationToken aborted)
    {
        if (!response.HasStarted)
            response.ContentType = "application/json";
        response.BodyWriter.GetSpan(1)[0] = (byte)' ';
        response.BodyWriter.Advance(1);
        await response.BodyWriter.FlushAsync(aborted);
        _lastByte = time.GetTimestamp();
    }
}
