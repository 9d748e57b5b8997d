namespace Backboard.Harness;

/// <summary>A finished log, read from its beginning.</summary>
internal static class Replay
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>The last event of this part of a run.</summary>
    public static bool Ends(SseEvent read) => IsFinal(read) || read.Type == "tool_submit_required";

    public static bool IsFinal(SseEvent read) => read.Type is "run_ended" or "run_failed" or "run_cancelled" or "message_saved";

    /// <summary>All events of a thread, up to the end of every one of its runs.</summary>
    public static async Task<IReadOnlyList<SseEvent>> OfThreadAsync(Api api, Guid threadId, IEnumerable<Guid> runIds)
    {
        using var limit = new CancellationTokenSource(Limit);
        var open = runIds.ToHashSet();
        var events = new List<SseEvent>();
        if (open.Count == 0) return events;
        using var response = await api.OpenAsync(HttpMethod.Get, $"/api/threads/{threadId}/events", cancellationToken: limit.Token);
        await foreach (var read in SseReader.ReadAsync(response, limit.Token))
        {
            events.Add(read);
            if (IsFinal(read) && open.Remove(read.Data.GetProperty("run_id").GetGuid()) && open.Count == 0) break;
        }

        return events;
    }

    /// <summary>All events of a run; the stream of a run that has ended ends by itself.</summary>
    public static async Task<IReadOnlyList<SseEvent>> OfRunAsync(Api api, Guid threadId, Guid runId, string? lastEventId = null)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var response = await api.OpenAsync(
            HttpMethod.Get, $"/api/threads/{threadId}/runs/{runId}/events", lastEventId: lastEventId, cancellationToken: limit.Token);
        return await SseReader.ReadAsync(response, limit.Token).ToListAsync(limit.Token);
    }

    public static string Bytes(IEnumerable<SseEvent> events) => string.Join('\n', events.Select(read => read.Raw));
}
