using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>Memories of an assistant, many at a time.</summary>
internal static class MemoryListEndpoints
{
    public static void MapMemoryLists(this IEndpointRouteBuilder memories)
    {
        memories.MapGet("", List).WithSummary("List memories, newest first; all of them unless a page is named");
        memories.MapDelete("", Erase).WithSummary("Delete all memories, or those of one user, or what one thread said");
        memories.MapPost("/search", Search).WithSummary("Search memories");
        memories.MapGet("/stats", Stats).WithSummary("Count memories");
    }

    private static IResult List([AsParameters] AssistantCall call, IMemoryQueries memories)
    {
        var parsed = MemoryListRequest.From(call.Request);
        return parsed.Refusal is { } refusal ? refusal.ToHttp() : new MemoryListing(call.Key, parsed.Value!, memories);
    }

    private static async Task<IResult> Erase([AsParameters] AssistantCall call, IGrainFactory grains)
    {
        var parsed = MemoryEraseRequest.From(call.Request);
        return parsed.Refusal is { } refusal
            ? refusal.ToHttp()
            : (await grains.GetGrain<IAssistantGrain>(call.Key.ToString()).EraseMemories(parsed.Value!.UserId, parsed.Value.ThreadId))
                .ToHttp(MemoryAnswers.WriteErased);
    }

    private static async Task<IResult> Search([AsParameters] AssistantCall call, MemorySearch search, IOptions<LimitsOptions> limits)
    {
        var body = await BodyReader.Read(call.Request, limits.Value, call.Aborted);
        if (body.Refusal is { } unreadable)
            return unreadable.ToHttp();
        var parsed = MemorySearchRequest.From(body.Value!, limits.Value);
        return parsed.Refusal is { } refusal
            ? refusal.ToHttp()
            : (await search.Search(call.Assistant, parsed.Value!, call.Aborted)).ToHttp(MemoryAnswers.WriteFindings);
    }

    private static async Task<IResult> Stats([AsParameters] AssistantCall call, IMemoryQueries memories)
    {
        var query = new QueryReader(call.Request);
        var userId = query.UserId("user_id");
        return query.Refusal is { } refusal
            ? refusal.ToHttp()
            : JsonBody.Of(await memories.Stats(call.Key, userId, call.Aborted), MemoryAnswers.WriteStats);
    }
}
