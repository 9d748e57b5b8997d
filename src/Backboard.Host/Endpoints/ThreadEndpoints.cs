using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>Conversations and their history.</summary>
internal static class ThreadEndpoints
{
    private const int PageSize = 200;

    public static void MapThreads(this IEndpointRouteBuilder api)
    {
        api.MapPost("/assistants/{assistant_id}/threads", Create).WithSummary("Create an empty thread");
        api.MapGet("/assistants/{assistant_id}/threads", ListOfAssistant).WithSummary("List an assistant's threads, newest first");
        api.MapGet("/threads", ListAll).WithSummary("List all threads, newest first");
        api.MapGet("/threads/{thread_id}", Get).WithSummary("Get a thread with all its messages");
        api.MapDelete("/threads/{thread_id}", Delete).WithSummary("Delete a thread");
        api.MapGet("/threads/{thread_id}/messages", Messages).WithSummary("Page through a thread's messages");
    }

    private static async Task<IResult> Create(
        HttpContext http, Caller caller, [FromRoute(Name = "assistant_id")] Guid assistantId,
        IThreadQueries threads, Idempotency idempotency, TimeProvider time, IOptions<LimitsOptions> limits)
    {
        var body = await BodyReader.Read(http.Request, limits.Value, http.RequestAborted);
        if (body.Refusal is { } unreadable)
            return unreadable.ToHttp();
        var parsed = ThreadRequest.From(body.Value!, limits.Value);
        if (parsed.Refusal is { } refusal)
            return refusal.ToHttp();
        var request = parsed.Value!;
        var ids = await idempotency.Reserve(http, caller, $"{assistantId}|{request}", Ids.New(time), Guid.Empty);
        if (ids.Error is { } error)
            return error.ToHttp();
        var header = await threads.Create(
            caller.Thread(ids.Value!.ResourceId), assistantId, request.UserId, request.Metadata, time.GetUtcNow(), http.RequestAborted);
        return header is null
            ? Error.NotFound("Assistant not found").ToHttp()
            : JsonBody.Of(new ThreadView(header, FirstUserMessage: null, Messages: []), ThreadWire.Write);
    }

    private static async Task<IResult> ListOfAssistant(
        HttpContext http, Caller caller, [FromRoute(Name = "assistant_id")] Guid assistantId,
        IAssistantStore assistants, IThreadQueries threads, StoredAttachments attachments, IOptions<LimitsOptions> limits) =>
        await assistants.Find(caller.Assistant(assistantId), http.RequestAborted) is null
            ? Error.NotFound("Assistant not found").ToHttp()
            : await List(http, caller, assistantId, threads, attachments, limits.Value);

    private static Task<IResult> ListAll(
        HttpContext http, Caller caller, IThreadQueries threads, StoredAttachments attachments, IOptions<LimitsOptions> limits) =>
        List(http, caller, assistantId: null, threads, attachments, limits.Value);

    private static async Task<IResult> List(
        HttpContext http, Caller caller, Guid? assistantId, IThreadQueries threads, StoredAttachments attachments, LimitsOptions limits)
    {
        var paging = Paging.Clamped(http.Request);
        if (paging.Refusal is { } refusal)
            return refusal.ToHttp();
        var rows = await threads.List(caller.TenantId, assistantId, paging.Value!.Skip, paging.Value.Limit, http.RequestAborted);
        var withMessages = !string.Equals(http.Request.Query["include_messages"], "false", StringComparison.OrdinalIgnoreCase);
        var views = new List<ThreadView>(rows.Length);
        foreach (var row in rows)
        {
            IReadOnlyList<Message> messages = withMessages && row.Header.MessageHead > 0 && limits.MaxListedMessages > 0
                ? await threads.Messages(
                    row.Header.Key, Math.Max(0, row.Header.MessageHead - limits.MaxListedMessages), limits.MaxListedMessages, http.RequestAborted)
                : [];
            views.Add(new ThreadView(row.Header, row.FirstUserMessage, messages));
        }
        var attached = await attachments.Of(caller.TenantId, views.SelectMany(static view => view.Messages), http.RequestAborted);
        return JsonBody.ListOf(views, (json, view) => ThreadWire.Write(json, view with { Attachments = attached }));
    }

    private static async Task<IResult> Get(
        HttpContext http, Caller caller, [FromRoute(Name = "thread_id")] Guid threadId, IThreadQueries threads, StoredAttachments attachments)
    {
        var header = await threads.Find(caller.Thread(threadId), http.RequestAborted);
        if (header is null)
            return Error.NotFound("Thread not found").ToHttp();
        var first = await threads.Messages(header.Key, after: 0, PageSize, http.RequestAborted);
        return new WholeThread(header, first, threads, attachments, PageSize);
    }

    private static async Task<IResult> Delete(
        Caller caller, [FromRoute(Name = "thread_id")] Guid threadId, IGrainFactory grains, TimeProvider time)
    {
        var deleted = await grains.GetGrain<IThreadGrain>(caller.Thread(threadId).ToString()).Delete();
        return deleted.ToHttp((json, _) =>
        {
            json.WriteStartObject();
            json.WriteString("message"u8, "Thread deleted successfully"u8);
            json.WriteString("thread_id"u8, threadId);
            json.WriteTime("deleted_at"u8, time.GetUtcNow());
            json.WriteEndObject();
        });
    }

    private static async Task<IResult> Messages(
        HttpContext http, Caller caller, [FromRoute(Name = "thread_id")] Guid threadId, IThreadQueries threads, StoredAttachments attachments)
    {
        var paging = Paging.Clamped(http.Request);
        if (paging.Refusal is { } refusal)
            return refusal.ToHttp();
        if (Paging.Read(http.Request, "after_seq", 0) is not { } after)
            return ((Refusal)new ShapeError(["query", "after_seq"], "Input should be a valid integer", "int_parsing")).ToHttp();
        if (await threads.Find(caller.Thread(threadId), http.RequestAborted) is null)
            return Error.NotFound("Thread not found").ToHttp();
        var page = await threads.Messages(caller.Thread(threadId), after, paging.Value!.Limit, http.RequestAborted);
        var attached = await attachments.Of(caller.TenantId, page, http.RequestAborted);
        return JsonBody.Of(page, (json, messages) =>
        {
            json.WriteStartObject();
            json.WriteStartArray("data"u8);
            foreach (var message in messages)
                MessageWire.Write(json, message, attached);
            json.WriteEndArray();
            json.WriteNumber("next_after_seq"u8, messages.IsEmpty ? after : messages[^1].Seq);
            json.WriteBoolean("has_more"u8, messages.Length == paging.Value!.Limit);
            json.WriteEndObject();
        });
    }
}
