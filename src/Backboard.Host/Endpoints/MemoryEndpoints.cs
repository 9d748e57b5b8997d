using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>Long-term memories, one at a time.</summary>
internal static class MemoryEndpoints
{
    private static readonly Error Absent = Error.NotFound("Memory not found");

    public static void MapMemories(this IEndpointRouteBuilder api)
    {
        api.MapMemoryOperations();
        var memories = api.MapGroup("/assistants/{assistant_id}/memories").AddEndpointFilter(KnownOwner.Check);
        memories.MapMemoryLists();
        memories.MapPost("", Add).WithSummary("Add a memory, kept verbatim");
        memories.MapGet("/{memory_id}", Get).WithSummary("Get a memory");
        memories.MapPut("/{memory_id}", Update).WithSummary("Give a memory a new text");
        memories.MapDelete("/{memory_id}", Delete).WithSummary("Delete a memory with all its versions");
        memories.MapGet("/{memory_id}/history", History).WithSummary("Get all versions of a memory and of what took its place");
    }

    private static async Task<IResult> Add(
        [AsParameters] AssistantCall call, IGrainFactory grains, Idempotency idempotency, TimeProvider time, IOptions<LimitsOptions> limits)
    {
        var parsed = await ReadBody(call, limits.Value);
        if (parsed.Refusal is { } refusal)
            return refusal.ToHttp();
        var request = parsed.Value!;
        var ids = await idempotency.Reserve(call.Http, call.Caller, $"{call.AssistantId}|{request}", Ids.New(time), Guid.Empty);
        if (ids.Error is { } error)
            return error.ToHttp();
        var added = await Scope(grains, call.Key, request.UserId).Add(ids.Value!.ResourceId, request.Content, request.Metadata.Value);
        return added.ToHttp(MemoryWire.WriteAdded, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Get(
        [AsParameters] AssistantCall call, [FromRoute(Name = "memory_id")] string memoryId, IMemoryQueries memories) =>
        (await Find(call, memoryId, memories)).ToHttp(MemoryWire.Write);

    private static async Task<IResult> Update(
        [AsParameters] AssistantCall call, [FromRoute(Name = "memory_id")] string memoryId,
        IMemoryQueries memories, IGrainFactory grains, IOptions<LimitsOptions> limits)
    {
        var found = await Find(call, memoryId, memories);
        if (found.Error is { } error)
            return error.ToHttp();
        var memory = found.Value!;
        if (!memory.IsCurrent)
            return Absent.ToHttp();
        var parsed = await ReadBody(call, limits.Value);
        if (parsed.Refusal is { } refusal)
            return refusal.ToHttp();
        var request = parsed.Value!;
        if (request.UserId is not null && request.UserId != memory.UserId)
            return Error.Invalid("A memory stays with the user it was added for", "user_conflict").ToHttp();
        return (await Scope(grains, call.Key, memory.UserId).Update(memory.MemoryId, request.Content, request.Metadata)).ToHttp(MemoryWire.Write);
    }

    private static async Task<IResult> Delete(
        [AsParameters] AssistantCall call, [FromRoute(Name = "memory_id")] string memoryId, IMemoryQueries memories, IGrainFactory grains)
    {
        var found = await Find(call, memoryId, memories);
        return found.Error is { } error
            ? error.ToHttp()
            : (await Scope(grains, call.Key, found.Value!.UserId).Delete(found.Value.MemoryId)).ToHttp(MemoryAnswers.WriteDeleted);
    }

    private static async Task<IResult> History(
        [AsParameters] AssistantCall call, [FromRoute(Name = "memory_id")] string memoryId, IMemoryQueries memories)
    {
        if (!Guid.TryParse(memoryId, out var id))
            return Absent.ToHttp();
        var versions = await memories.History(call.Key, id, call.Aborted);
        return versions.IsEmpty ? Absent.ToHttp() : JsonBody.Of((id, versions), MemoryHistoryWire.Write);
    }

    private static async Task<Parsed<MemoryRequest>> ReadBody(AssistantCall call, LimitsOptions limits)
    {
        var body = await BodyReader.Read(call.Request, limits, call.Aborted);
        return body.Refusal is { } unreadable ? unreadable : MemoryRequest.From(body.Value!, limits);
    }

    /// <summary>Ids of memories are opaque to clients: one that is no UUID is one that does not exist.</summary>
    private static async Task<Result<MemoryRecord>> Find(AssistantCall call, string memoryId, IMemoryQueries memories) =>
        Guid.TryParse(memoryId, out var id) && await memories.Find(call.Key, id, call.Aborted) is { } memory ? memory : Absent;

    private static IMemoryGrain Scope(IGrainFactory grains, AssistantKey assistant, string? userId) =>
        grains.GetGrain<IMemoryGrain>(new MemoryScope(assistant, userId).ToString());
}
