using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>A snapshot of an assistant, with its memories and documents unless they are not wanted.</summary>
internal static class CloneEndpoint
{
    private const string Suffix = " Copy";
    private const int MaxNameChars = 255;

    public static void MapClone(this IEndpointRouteBuilder api) =>
        api.MapPost("/assistants/{assistant_id}/clone", Clone).AddEndpointFilter(KnownOwner.Check).WithSummary("Copy an assistant with its memories and documents");

    private static async Task<IResult> Clone(
        [AsParameters] AssistantCall call, IGrainFactory grains, IMemoryQueries memories, Idempotency idempotency, TimeProvider time,
        IOptions<LimitsOptions> limits)
    {
        var body = await BodyReader.Read(call.Request, limits.Value, call.Aborted);
        if (body.Refusal is { } unreadable)
            return unreadable.ToHttp();
        var parsed = CloneRequest.From(body.Value!, limits.Value);
        if (parsed.Refusal is { } refusal)
            return refusal.ToHttp();
        var request = parsed.Value!;
        var ids = await idempotency.Reserve(call.Http, call.Caller, $"{call.AssistantId}|{request}", Ids.New(time), Guid.Empty);
        if (ids.Error is { } conflict)
            return conflict.ToHttp();
        var target = call.Caller.Assistant(ids.Value!.ResourceId);
        var copy = await grains.GetGrain<IAssistantGrain>(target.ToString()).Create(CopyOf(call.Assistant, request, target, time.GetUtcNow()));
        if (copy.Error is { } error)
            return error.ToHttp();
        var copied = request.CopyMemories ? await CopyMemories(call, target, ids.Value.MayRepeat, grains, memories) : 0;
        if (copied.Error is { } lost)
            return lost.ToHttp();
        var documents = request.CopyDocuments ? await Source(call, grains).CopyDocuments(target.AssistantId) : 0;
        return documents.Error is { } missing
            ? missing.ToHttp()
            : JsonBody.Of((copy.Value!, documents.Value, copied.Value), AssistantWire.WriteClone);
    }

    private static Assistant CopyOf(Assistant source, CloneRequest request, AssistantKey key, DateTimeOffset now) => source with
    {
        Key = key,
        Name = request.Name ?? NameOfCopy(source.Name),
        SystemPrompt = request.SystemPrompt.Or(source.SystemPrompt),
        IsDefault = false,
        Version = 1,
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>How many the copy has. What an earlier try of a repeated request copied is not copied, and so not counted, again.</summary>
    private static async Task<Result<int>> CopyMemories(
        AssistantCall call, AssistantKey target, bool mayRepeat, IGrainFactory grains, IMemoryQueries memories)
    {
        var copied = await Source(call, grains).CopyMemories(target.AssistantId);
        return copied.IsOk && mayRepeat ? (await memories.Stats(target, userId: null, call.Aborted)).Total : copied;
    }

    private static IAssistantGrain Source(AssistantCall call, IGrainFactory grains) => grains.GetGrain<IAssistantGrain>(call.Key.ToString());

    private static string NameOfCopy(string name) =>
        (name.Length + Suffix.Length > MaxNameChars ? name[..(MaxNameChars - Suffix.Length)] : name) + Suffix;
}
