namespace Backboard.Harness;

/// <summary>A reader of a thread that never gives up: whenever its connection breaks, it comes back with the last id it saw.</summary>
internal sealed class Tail : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<SseEvent> _events = [];
    private readonly Task _reading;
    private string? _lastId;

    public Tail(Api api, Guid threadId) => _reading = FollowAsync(api, threadId);

    public IReadOnlyList<SseEvent> Events
    {
        get
        {
            lock (_lock) return [.. _events];
        }
    }

    public bool Saw(string type) => Events.Any(read => read.Type == type);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
    }

    private async Task FollowAsync(Api api, Guid threadId)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var response = await api.OpenAsync(
                    HttpMethod.Get, $"/api/threads/{threadId}/events", lastEventId: _lastId, cancellationToken: _stop.Token);
                if (response.IsSuccessStatusCode) await TakeAsync(response);
            }
            catch (Exception e) when (Broken.Connection(e) || (e is OperationCanceledException && _stop.IsCancellationRequested))
            {
                // Back with the last id.
            }

            await Task.Delay(Pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TakeAsync(HttpResponseMessage response)
    {
        var entry = new List<SseEvent>();
        await foreach (var read in SseReader.ReadAsync(response, _stop.Token))
        {
            entry.Add(read);
            if (read.Id is null) continue;
            lock (_lock) _events.AddRange(entry);
            entry.Clear();
            _lastId = read.Id;
        }
    }
}
