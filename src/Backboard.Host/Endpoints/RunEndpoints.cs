using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Backboard.Host;

/// <summary>Runs, and the log of events they and their threads leave.</summary>
internal static class RunEndpoints
{
    public static void MapRuns(this IEndpointRouteBuilder api)
    {
        api.MapGet("/threads/{thread_id}/runs", List).WithSummary("List a thread's runs, newest first, queued ones included");
        api.MapGet("/threads/{thread_id}/runs/{run_id}", Get).WithSummary("Get a run");
        api.MapPost("/threads/{thread_id}/runs/{run_id}/cancel", Cancel).WithSummary("Cancel a run");
        api.MapGet("/threads/{thread_id}/runs/{run_id}/events", RunEvents).WithSummary("Follow a run's events");
        api.MapGet("/threads/{thread_id}/events", ThreadEvents).WithSummary("Follow a thread's events");
    }

    private static async Task<IResult> List(
        HttpContext http, Caller caller, [FromRoute(Name = "thread_id")] Guid threadId, IThreadQueries threads)
    {
        var paging = Paging.Clamped(http.Request);
        if (paging.Refusal is { } refusal)
            return refusal.ToHttp();
        if (await threads.Find(caller.Thread(threadId), http.RequestAborted) is null)
            return Error.NotFound("Thread not found").ToHttp();
        var runs = await threads.Runs(caller.Thread(threadId), paging.Value!.Skip, paging.Value.Limit, http.RequestAborted);
        return JsonBody.ListOf(runs, (json, run) => RunWire.Write(json, threadId, run));
    }

    private static async Task<IResult> Get(
        HttpContext http, Caller caller, [FromRoute(Name = "thread_id")] Guid threadId, [FromRoute(Name = "run_id")] Guid runId,
        IThreadQueries threads) =>
        await threads.FindRun(caller.Thread(threadId), runId, http.RequestAborted) is { } run
            ? JsonBody.Of(run, (json, found) => RunWire.Write(json, threadId, found))
            : Error.NotFound("Run not found").ToHttp();

    private static async Task<IResult> Cancel(
        Caller caller, [FromRoute(Name = "thread_id")] Guid threadId, [FromRoute(Name = "run_id")] Guid runId, IGrainFactory grains)
    {
        var cancelled = await grains.GetGrain<IThreadGrain>(caller.Thread(threadId).ToString()).Cancel(runId);
        return cancelled.ToHttp((json, wasRunning) =>
        {
            json.WriteStartObject();
            json.WriteString("thread_id"u8, threadId);
            json.WriteString("run_id"u8, runId);
            json.WriteBoolean("cancelled"u8, wasRunning);
            json.WriteEndObject();
        });
    }

    private static async Task<IResult> RunEvents(
        HttpContext http, Caller caller, [FromRoute(Name = "thread_id")] Guid threadId, [FromRoute(Name = "run_id")] Guid runId,
        IThreadQueries threads, IGrainFactory grains, OpenStreams streams, TimeProvider time)
    {
        if (After(http.Request) is not { } after)
            return BadAfter();
        var header = await threads.Find(caller.Thread(threadId), http.RequestAborted);
        var run = header is null ? null : await threads.FindRun(header.Key, runId, http.RequestAborted);
        if (run is null)
            return Error.NotFound("Run not found").ToHttp();
        return Follow(
            header!, grains, streams, caller, time, runId, Math.Max(after, run.FirstEventSeq - 1),
            new StreamEnd(FirstPart: false, run.IsFinal));
    }

    private static async Task<IResult> ThreadEvents(
        HttpContext http, Caller caller, [FromRoute(Name = "thread_id")] Guid threadId,
        IThreadQueries threads, IGrainFactory grains, OpenStreams streams, TimeProvider time)
    {
        if (After(http.Request) is not { } after)
            return BadAfter();
        return await threads.Find(caller.Thread(threadId), http.RequestAborted) is { } header
            ? Follow(header, grains, streams, caller, time, runId: null, after, end: null)
            : Error.NotFound("Thread not found").ToHttp();
    }

    private static IResult Follow(
        ThreadHeader header, IGrainFactory grains, OpenStreams streams, Caller caller, TimeProvider time,
        Guid? runId, long after, StreamEnd? end)
    {
        if (streams.Open(caller.KeyId) is not { } lease)
            return OpenStreams.TooMany.ToHttp();
        var feed = new EventFeed(grains.GetGrain<IThreadGrain>(header.Key.ToString()), runId, deltas: true, after, time);
        return new EventStream(feed, header.Key.ThreadId, header.AssistantId, lease) { End = end };
    }

    /// <summary>Where to read on: <c>Last-Event-ID</c> wins over <c>after</c>; null when it is no number.</summary>
    private static long? After(HttpRequest request)
    {
        var text = request.Headers["Last-Event-ID"] is { Count: > 0 } header ? header[0] : request.Query["after"].FirstOrDefault();
        if (string.IsNullOrEmpty(text))
            return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;
    }

    private static IResult BadAfter() =>
        ((Refusal)new ShapeError(["query", "after"], "Input should be the id of an event, a whole number", "int_parsing")).ToHttp();
}
