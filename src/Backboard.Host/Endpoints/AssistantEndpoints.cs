using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>Profiles above threads.</summary>
internal static class AssistantEndpoints
{
    public static void MapAssistants(this IEndpointRouteBuilder api)
    {
        api.MapPost("/assistants", Create).WithSummary("Create an assistant");
        api.MapGet("/assistants", List).WithSummary("List assistants, newest first");
        api.MapGet("/assistants/{assistant_id}", Get).WithSummary("Get an assistant");
        api.MapPut("/assistants/{assistant_id}", Update).WithSummary("Change the given fields of an assistant");
        api.MapDelete("/assistants/{assistant_id}", Delete).WithSummary("Delete an assistant with its threads, memories and documents");
        api.MapClone();
    }

    private static async Task<IResult> Create(
        HttpContext http, Caller caller, IGrainFactory grains, Idempotency idempotency, TimeProvider time, IOptions<LimitsOptions> limits)
    {
        var body = await BodyReader.Read(http.Request, limits.Value, http.RequestAborted);
        if (body.Refusal is { } unreadable)
            return unreadable.ToHttp();
        var parsed = AssistantRequest.ToCreate(body.Value!, limits.Value);
        if (parsed.Refusal is { } refusal)
            return refusal.ToHttp();
        var assistant = parsed.Value!;
        var ids = await idempotency.Reserve(http, caller, assistant.ToString(), Ids.New(time), Guid.Empty);
        if (ids.Error is { } error)
            return error.ToHttp();
        var key = caller.Assistant(ids.Value!.ResourceId);
        var now = time.GetUtcNow();
        return (await Grain(grains, key).Create(assistant with { Key = key, CreatedAt = now, UpdatedAt = now })).ToHttp(AssistantWire.Write);
    }

    private static async Task<IResult> List(HttpContext http, Caller caller, IAssistantStore store)
    {
        var paging = Paging.Clamped(http.Request);
        if (paging.Refusal is { } refusal)
            return refusal.ToHttp();
        var name = http.Request.Query["name"].FirstOrDefault();
        if (name?.Contains('\0') == true)
            return ((Refusal)new ShapeError(["query", "name"], "Input must not contain U+0000", "string_nul")).ToHttp();
        var page = await store.List(
            caller.TenantId, string.IsNullOrEmpty(name) ? null : name, paging.Value!.Skip, paging.Value.Limit, http.RequestAborted);
        return JsonBody.ListOf(page, AssistantWire.Write);
    }

    private static async Task<IResult> Get(Caller caller, [FromRoute(Name = "assistant_id")] Guid id, IGrainFactory grains) =>
        (await Grain(grains, caller.Assistant(id)).Get()).ToHttp(AssistantWire.Write);

    private static async Task<IResult> Update(
        HttpContext http, Caller caller, [FromRoute(Name = "assistant_id")] Guid id, IGrainFactory grains, IOptions<LimitsOptions> limits)
    {
        var body = await BodyReader.Read(http.Request, limits.Value, http.RequestAborted);
        if (body.Refusal is { } unreadable)
            return unreadable.ToHttp();
        var parsed = AssistantRequest.ToChange(body.Value!, limits.Value);
        return parsed.Refusal is { } refusal
            ? refusal.ToHttp()
            : (await Grain(grains, caller.Assistant(id)).Update(parsed.Value!)).ToHttp(AssistantWire.Write);
    }

    private static async Task<IResult> Delete(
        Caller caller, [FromRoute(Name = "assistant_id")] Guid id, IGrainFactory grains, TimeProvider time)
    {
        var deleted = await Grain(grains, caller.Assistant(id)).Delete();
        return deleted.ToHttp((json, _) =>
        {
            json.WriteStartObject();
            json.WriteString("message"u8, "Assistant deleted successfully"u8);
            json.WriteString("assistant_id"u8, id);
            json.WriteTime("deleted_at"u8, time.GetUtcNow());
            json.WriteEndObject();
        });
    }

    private static IAssistantGrain Grain(IGrainFactory grains, AssistantKey key) => grains.GetGrain<IAssistantGrain>(key.ToString());
}
