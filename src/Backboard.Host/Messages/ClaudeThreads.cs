using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>The way out of the array: the request is a turn of a thread, which keeps it.</summary>
internal sealed class ClaudeThreads(
    TurnSender sender, IThreadQueries threads, IGrainFactory grains, IModelCatalogue catalogue, OpenStreams streams, Shutdown shutdown,
    TimeProvider time, IOptions<LimitsOptions> limits, IOptions<SseOptions> options)
{
    private const int NewestRuns = 20;

    public async Task<IResult> Answer(HttpContext http, Caller caller, ClaudeRequest request)
    {
        var headers = ClaudeThreadHeaders.Of(http.Request);
        if (headers.Refusal is { } unclear)
            return unclear.ToHttp();
        var parsed = ClaudeNewTurn.Of(request, headers.Value!, limits.Value);
        if (parsed.Refusal is { } refusal)
            return refusal.ToHttp();
        var lease = request.Stream ? streams.Open(caller.KeyId) : null;
        if (request.Stream && lease is null)
            return OpenStreams.TooMany.ToHttp();
        try
        {
            var sent = await Send(http, caller, parsed.Value!, headers.Value!.ThreadId);
            if (sent.Error is { } error)
                return error.ToHttp();
            http.Response.Headers[ClaudeThreadHeaders.Thread] = $"{sent.Value!.Turn.Place.ThreadId:D}";
            var reply = Reply(caller, request, sent.Value, lease);
            lease = null;
            return reply;
        }
        finally
        {
            lease?.Dispose();
        }
    }

    private async Task<Result<Sent>> Send(HttpContext http, Caller caller, ClaudeNewTurn turn, Guid? threadId)
    {
        if (turn.Message is { } message)
            return Sent.Of(await sender.Send(http, caller, message, threadId), Usage.None);
        if (threadId is not { } id)
            return Error.Invalid("messages.0.content: a new thread has asked for no tool: `tool_result` blocks answer the calls of a thread");
        var key = caller.Thread(id);
        var runs = await threads.Runs(key, skip: 0, NewestRuns, http.RequestAborted);
        var waiting = runs.FirstOrDefault(static run => run.Status is RunStatus.RequiresAction);
        var sent = await sender.Submit(http, key, runId: null, turn.Outputs!);
        return sent.Error is { Kind: ErrorKind.NotFound } && !runs.IsEmpty
            ? Error.Invalid("messages.0: the thread waits for no tool: each `tool_result` block must answer a `tool_use` block of its last answer")
            : Sent.Of(sent, waiting?.Usage ?? Usage.None);
    }

    private ClaudeReply Reply(Caller caller, ClaudeRequest request, Sent sent, OpenStreams.Lease? lease)
    {
        var (place, accepted) = sent.Turn;
        var thread = grains.GetGrain<IThreadGrain>(caller.Thread(place.ThreadId).ToString());
        var feed = new EventFeed(thread, place.RunId, deltas: lease is not null, accepted.After, time);
        var model = catalogue.Resolve(provider: null, request.Model).Value;
        var heading = new ClaudeHeading(ClaudeHeading.IdOf(place.RunId), model is null ? request.Model : catalogue.IdOf(model), InputTokens: 0);
        var updates = new ClaudeTurnUpdates(feed, request, sent.Before, options.Value, shutdown, time);
        return new ClaudeReply(updates.Read(), heading, lease);
    }

    /// <summary>A turn that was accepted, and what its run had used before.</summary>
    private sealed record Sent(SentTurn Turn, Usage Before)
    {
        public static Result<Sent> Of(Result<SentTurn> turn, Usage before) =>
            turn.Error is { } error ? error : new Sent(turn.Value!, before);
    }
}
