using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>Turns: a message in, an answer out.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        api.MapPost("/threads/messages", SendToAny).WithSummary("Send a message; makes thread and assistant where none is named");
        api.MapPost("/threads/{thread_id}/messages", SendToThread).WithSummary("Send a message to a thread");
        api.MapPost("/threads/tool-outputs", SubmitToNewest).WithSummary("Answer the tool calls a thread waits for");
        api.MapPost("/threads/{thread_id}/runs/{run_id}/submit-tool-outputs", SubmitToRun).WithSummary("Answer a run's tool calls");
    }

    private static Task<IResult> SendToAny(
        HttpContext http, Caller caller, TurnSender sender, TurnResponder responder, AttachedFiles attached, IOptions<LimitsOptions> limits) =>
        Send(http, caller, threadId: null, sender, responder, attached, limits.Value);

    private static Task<IResult> SendToThread(
        HttpContext http, Caller caller, [FromRoute(Name = "thread_id")] Guid threadId,
        TurnSender sender, TurnResponder responder, AttachedFiles attached, IOptions<LimitsOptions> limits) =>
        Send(http, caller, threadId, sender, responder, attached, limits.Value);

    private static async Task<IResult> Send(
        HttpContext http, Caller caller, Guid? threadId, TurnSender sender, TurnResponder responder, AttachedFiles attached, LimitsOptions limits)
    {
        await using var files = attached.Of(caller);
        var body = await BodyReader.Read(http.Request, limits, http.RequestAborted, files);
        if (body.Refusal is { } unreadable)
            return unreadable.ToHttp();
        var parsed = MessageRequest.From(body.Value!, limits, hasFiles: !files.IsEmpty);
        if (parsed.Refusal is { } refusal)
            return refusal.ToHttp();
        var request = parsed.Value!;
        return await Respond(
            responder.Reserve(caller, request.Run.Stream),
            () => sender.Send(http, caller, request, threadId ?? request.ThreadId, files),
            (turn, slot) => responder.ToMessage(caller, turn, slot, request.Run.OnDisconnect));
    }

    private static async Task<IResult> SubmitToNewest(
        HttpContext http, Caller caller, TurnSender sender, TurnResponder responder, IOptions<LimitsOptions> limits)
    {
        var parsed = await ReadOutputs(http, limits.Value);
        if (parsed.Refusal is { } refusal)
            return refusal.ToHttp();
        var request = parsed.Value!;
        if (request.ThreadId is not { } threadId)
            return ((Refusal)ShapeError.InBody("thread_id", "Field required", "missing")).ToHttp();
        return await Respond(
            responder.Reserve(caller, request.Stream),
            async () => NonePending(await sender.Submit(http, caller.Thread(threadId), runId: null, request)),
            (turn, slot) => responder.ToOutputs(caller, turn, slot));
    }

    private static async Task<IResult> SubmitToRun(
        HttpContext http, Caller caller, [FromRoute(Name = "thread_id")] Guid threadId, [FromRoute(Name = "run_id")] Guid runId,
        TurnSender sender, TurnResponder responder, IOptions<LimitsOptions> limits)
    {
        var parsed = await ReadOutputs(http, limits.Value);
        if (parsed.Refusal is { } refusal)
            return refusal.ToHttp();
        var request = parsed.Value!;
        return await Respond(
            responder.Reserve(caller, request.Stream),
            () => sender.Submit(http, caller.Thread(threadId), runId, request),
            (turn, slot) => responder.ToOutputs(caller, turn, slot));
    }

    private static async Task<Parsed<ToolOutputsRequest>> ReadOutputs(HttpContext http, LimitsOptions limits)
    {
        var body = await BodyReader.Read(http.Request, limits, http.RequestAborted);
        if (body.Refusal is { } unreadable)
            return unreadable;
        var stream = string.Equals(http.Request.Query["stream"], "true", StringComparison.OrdinalIgnoreCase);
        return ToolOutputsRequest.From(body.Value!, stream, limits);
    }

    /// <summary>Holds the stream's place while the turn is accepted; gives it back unless the answer took it over.</summary>
    private static async Task<IResult> Respond(
        Result<StreamSlot> slot, Func<Task<Result<SentTurn>>> accept, Func<SentTurn, StreamSlot, IResult> answer)
    {
        if (slot.Error is { } full)
            return full.ToHttp();
        var held = slot.Value;
        try
        {
            var turn = await accept();
            if (turn.Error is { } error)
                return error.ToHttp();
            var result = answer(turn.Value!, held!);
            held = null;
            return result;
        }
        finally
        {
            held?.Dispose();
        }
    }

    private static Result<SentTurn> NonePending(Result<SentTurn> sent) =>
        sent.Error is { Kind: ErrorKind.NotFound }
            ? Error.NotFound("Thread not found, or no pending REQUIRES_ACTION on the thread")
            : sent;
}
