using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>A turn that was accepted: its place, and where its events begin.</summary>
internal sealed record SentTurn(TurnPlace Place, Accepted Accepted);

/// <summary>Hands turns to their threads: mints ids first, so that a repeated request joins instead of speaking twice.</summary>
internal sealed class TurnSender(
    IGrainFactory grains,
    IModelCatalogue models,
    Idempotency idempotency,
    DefaultAssistants defaults,
    Handover handover,
    IThreadQueries threads,
    TimeProvider time,
    IOptions<SseOptions> options)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <param name="http">Carries the idempotency key.</param>
    /// <param name="caller">Whose thread.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="threadId">Null makes a thread.</param>
    /// <param name="files">Sent along; they become documents of the message.</param>
    public async Task<Result<SentTurn>> Send(
        HttpContext http, Caller caller, MessageRequest request, Guid? threadId, MessageFiles? files = null)
    {
        var resolved = Resolve(request.Run);
        if (resolved.Error is { } unknown)
            return unknown;
        var reserved = await idempotency.Reserve(
            http, caller, Canonical(request, threadId) + files?.Canonical, Ids.New(time), threadId ?? Ids.New(time));
        if (reserved.Error is { } refused)
            return refused;
        var ids = reserved.Value!;
        var placed = await Attach(caller, ids, resolved.Value!, files, http.RequestAborted);
        if (placed.Error is { } unplaced)
            return unplaced;
        http.Features.Set(new RunInFlight(ids.ResourceId));
        files?.HandOver();
        var sent = await Send(http, caller, ids, placed.Value!, threadId, request.AssistantId);
        if (sent.Error is { } error and not { Kind: ErrorKind.Unavailable, RunId: not null })
            files?.TakeBack();
        return sent;
    }

    public async Task<Result<SentTurn>> Submit(HttpContext http, ThreadKey thread, Guid? runId, ToolOutputsRequest request)
    {
        if (runId is { } known)
            http.Features.Set(new RunInFlight(known));
        var command = new SubmitToolOutputs(runId, request.Outputs, request.Stream, request.Tools, request.Thinking, Deadline());
        var accepted = await handover.Call(() => grains.GetGrain<IThreadGrain>(thread.ToString())
            .SubmitToolOutputs(command).WaitAsync(options.Value.AcceptWithin + Grace, time));
        return Sent(thread.ThreadId, accepted);
    }

    /// <summary>The run with what comes along. A run that is there already, by an earlier request, has its own.</summary>
    private async Task<Result<RunRequest>> Attach(
        Caller caller, ReservedIds ids, RunRequest run, MessageFiles? files, CancellationToken cancellationToken)
    {
        if (files is null or { IsEmpty: true })
            return run;
        var thread = caller.Thread(ids.ThreadId);
        if (ids.MayRepeat && await threads.FindRun(thread, ids.ResourceId, cancellationToken) is not null)
            return run;
        var placed = await files.Place(thread, ids.ResourceId);
        return placed.Error is { } error ? error : run with { Attachments = placed.Value };
    }

    private async Task<Result<SentTurn>> Send(
        HttpContext http, Caller caller, ReservedIds ids, RunRequest run, Guid? threadId, Guid? assistantId)
    {
        if (threadId is not null)
            return await Send(caller, ids, run, createUnder: null);
        if (assistantId is { } named)
        {
            var under = await Send(caller, ids, run, named);
            return under.Error is { Kind: ErrorKind.NotFound } ? Error.NotFound("Assistant not found") : under;
        }
        var assistant = await defaults.Of(caller.TenantId, http.RequestAborted);
        var sent = await Send(caller, ids, run, assistant);
        return sent.Error is { Kind: ErrorKind.NotFound } && defaults.Forget(caller.TenantId, assistant)
            ? await Send(caller, ids, run, await defaults.Of(caller.TenantId, http.RequestAborted))
            : sent;
    }

    private async Task<Result<SentTurn>> Send(Caller caller, ReservedIds ids, RunRequest run, Guid? createUnder)
    {
        var command = new SendMessage(ids.ResourceId, run, createUnder, Deadline(), ids.MayRepeat);
        var accepted = await handover.Call(() => grains.GetGrain<IThreadGrain>(caller.Thread(ids.ThreadId).ToString())
            .Send(command).WaitAsync(options.Value.AcceptWithin + Grace, time));
        return Sent(ids.ThreadId, accepted);
    }

    private static Result<SentTurn> Sent(Guid threadId, Result<Accepted> result) =>
        result.Error is { } error
            ? error
            : new SentTurn(new TurnPlace(threadId, result.Value!.AssistantId, result.Value.RunId), result.Value);

    private DateTimeOffset Deadline() => time.GetUtcNow() + options.Value.AcceptWithin;

    /// <summary>A message that no model answers needs none that exists.</summary>
    private Result<RunRequest> Resolve(RunRequest run)
    {
        var model = models.Resolve(Named(run.Provider), Named(run.Model));
        if (model.Error is { } error)
            return run.SendToLlm ? error : run;
        return run with { Provider = model.Value!.Provider, Model = model.Value.Name };
    }

    private static string? Named(string word) => word.Length == 0 ? null : word;

    /// <summary>Equal for equal requests; whether it is streamed does not matter, since a retry may read either way.</summary>
    private static string Canonical(MessageRequest request, Guid? threadId) =>
        $"{threadId}|{request.AssistantId}|{JsonSerializer.Serialize(request.Run with { Stream = false }, StoredJson.Default.RunRequest)}";
}
