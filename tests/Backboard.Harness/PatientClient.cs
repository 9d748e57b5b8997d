namespace Backboard.Harness;

/// <summary>
/// A client as the documentation advises: it sends with an idempotency key, tries again when the connection breaks or the
/// server is busy or away, and reads a broken stream on from the last id it saw.
/// </summary>
/// <param name="api">Whom it asks.</param>
/// <param name="threadId">Where it talks.</param>
/// <param name="attempt">It gives up an attempt that lasts longer, as behind a server that is frozen; null never does.</param>
/// <param name="first">Whom it asks the very first time; null for anybody.</param>
/// <param name="patience">How long it tries; null for 45 s.</param>
internal sealed class PatientClient(Api api, Guid threadId, TimeSpan? attempt = null, Api? first = null, TimeSpan? patience = null)
{
    private readonly List<SseEvent> _events = [];
    private string? _lastId;
    private Api? _first = first;

    /// <summary>Events of the log this client has read, joined over all interruptions.</summary>
    public IReadOnlyList<SseEvent> Events => _events;

    /// <summary>Attempts that came to nothing.</summary>
    public int Retries { get; private set; }

    /// <summary>The flat answer to a message.</summary>
    public Task<JsonAnswer> SendAsync(object message)
    {
        var key = Api.Token("key");
        return AgainAsync(limit => Next().SendAsync(threadId, message, key, limit));
    }

    /// <summary>The same outputs again and again until they are taken.</summary>
    public Task<JsonAnswer> SubmitAsync(Guid runId, params (string Id, string Output)[] outputs) =>
        AgainAsync(_ => Next().SubmitAsync(threadId, runId, outputs));

    public Task<JsonAnswer> CancelAsync(Guid runId) => AgainAsync(_ => Next().CancelAsync(threadId, runId));

    /// <summary>Reads a message's stream to its last event, which it returns.</summary>
    public Task<SseEvent> StreamAsync(object message) => ReadAsync($"/api/threads/{threadId}/messages", message);

    /// <summary>As <see cref="StreamAsync"/>, for tool outputs.</summary>
    public Task<SseEvent> StreamOutputsAsync(Guid runId, params (string Id, string Output)[] outputs) => ReadAsync(
        $"/api/threads/{threadId}/runs/{runId}/submit-tool-outputs?stream=true",
        new { tool_outputs = outputs.Select(output => new { tool_call_id = output.Id, output = output.Output }) });

    private Task<SseEvent> ReadAsync(string path, object body)
    {
        var key = Api.Token("key");
        var before = _lastId;
        Guid? runId = null;
        return Eventually.Get(
            async () =>
            {
                using var limit = new CancellationTokenSource(Attempt);
                using var opened = _lastId == before
                    ? await TryAsync(() => Next().OpenAsync(HttpMethod.Post, path, body, key, cancellationToken: limit.Token))
                    : await TryAsync(() => Next().OpenAsync(
                        HttpMethod.Get, $"/api/threads/{threadId}/runs/{runId}/events", lastEventId: _lastId, cancellationToken: limit.Token));
                return Counted(opened is null ? null : await ReadAsync(opened, run => runId = run, limit.Token));
            },
            Patience);
    }

    /// <summary>Takes in whole entries of the log: an entry is several events of which the last has the id.</summary>
    private async Task<SseEvent?> ReadAsync(HttpResponseMessage response, Action<Guid> onRun, CancellationToken limit)
    {
        var entry = new List<SseEvent>();
        try
        {
            await foreach (var read in SseReader.ReadAsync(response, limit))
            {
                if (read.Data.TryGetProperty("run_id", out var run)) onRun(run.GetGuid());
                if (read.Type == "message_received") continue;
                entry.Add(read);
                if (read.Id is null) continue;
                _events.AddRange(entry);
                entry.Clear();
                _lastId = read.Id;
                if (Replay.Ends(read)) return read;
            }
        }
        catch (Exception e) when (IsBroken(e))
        {
            // Read on from the last whole entry.
        }

        return null;
    }

    private Api Next() => Interlocked.Exchange(ref _first, null) ?? api;

    private TimeSpan Patience => patience ?? TimeSpan.FromSeconds(45);

    private TimeSpan Attempt => attempt ?? Timeout.InfiniteTimeSpan;

    /// <summary>The connection is gone, or this attempt's time.</summary>
    private static bool IsBroken(Exception exception) => Broken.Connection(exception) || exception is OperationCanceledException;

    private Task<JsonAnswer> AgainAsync(Func<CancellationToken, Task<JsonAnswer>> call) => Eventually.Get(
        async () =>
        {
            try
            {
                using var limit = new CancellationTokenSource(Attempt);
                var answer = await call(limit.Token);
                return Counted(Broken.Status(answer.Status) ? null : answer.Ok());
            }
            catch (Exception e) when (IsBroken(e) && e is not HttpRequestException { StatusCode: not null })
            {
                return Counted<JsonAnswer>(null);
            }
        },
        Patience);

    private T? Counted<T>(T? result)
        where T : class
    {
        if (result is null) Retries++;
        return result;
    }

    private static async Task<HttpResponseMessage?> TryAsync(Func<Task<HttpResponseMessage>> open)
    {
        try
        {
            var response = await open();
            if (!Broken.Status(response.StatusCode)) return response;
            response.Dispose();
            return null;
        }
        catch (Exception e) when (IsBroken(e))
        {
            return null;
        }
    }
}
