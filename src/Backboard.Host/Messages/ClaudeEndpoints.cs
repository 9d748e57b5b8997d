using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>Claude's Messages API: stateless, or, with one header, a turn of a thread.</summary>
internal static class ClaudeEndpoints
{
    public static void MapClaude(this IEndpointRouteBuilder app)
    {
        var v1 = app.MapGroup("/v1");
        v1.MapPost("/messages", Create).WithSummary("Answer an array of messages; with X-Thread-Id, a turn of a thread");
        v1.MapPost("/messages/count_tokens", Count).WithSummary("Count the tokens of an array of messages");
        v1.MapGet("/models", ListModels).WithSummary("List models as Claude's API does");
        v1.MapGet("/models/{**id}", FindModel).WithSummary("Get a model as Claude's API does");
    }

    private static async Task<IResult> Create(
        HttpContext http, Caller caller, ClaudeModels models, ClaudeThreads threads, OpenStreams streams, TimeProvider time,
        IOptions<LimitsOptions> limits)
    {
        var inThread = ClaudeThreadHeaders.AreGiven(http.Request);
        var purpose = inThread ? ClaudePurpose.Thread : ClaudePurpose.Answer;
        var parsed = await ClaudeBody.Read(http.Request, limits.Value, purpose, http.RequestAborted);
        if (parsed.Refusal is { } refusal)
            return refusal.ToHttp();
        var request = parsed.Value!;
        return inThread
            ? await threads.Answer(http, caller, request)
            : Answer(caller, request, models, streams, Ids.New(time));
    }

    private static IResult Answer(Caller caller, ClaudeRequest request, ClaudeModels models, OpenStreams streams, Guid id)
    {
        var composed = models.Compose(request);
        if (composed.Error is { } error)
            return error.ToHttp();
        var asked = composed.Value!;
        var lease = request.Stream ? streams.Open(caller.KeyId) : null;
        if (request.Stream && lease is null)
            return OpenStreams.TooMany.ToHttp();
        var updates = models.Ask(asked, request.ShowsReasoning, CancellationToken.None);
        return new ClaudeReply(updates, models.Heading(asked, id, request.Stream), lease);
    }

    private static async Task<IResult> Count(HttpContext http, ClaudeModels models, IOptions<LimitsOptions> limits)
    {
        var parsed = await ClaudeBody.Read(http.Request, limits.Value, ClaudePurpose.Count, http.RequestAborted);
        if (parsed.Refusal is { } refusal)
            return refusal.ToHttp();
        return models.Count(parsed.Value!).ToHttp(static (json, tokens) =>
        {
            json.WriteStartObject();
            json.WriteNumber("input_tokens"u8, tokens);
            json.WriteEndObject();
        });
    }

    private static IResult ListModels(HttpRequest request, IModelCatalogue catalogue)
    {
        var page = ClaudeModelPage.Of(request, catalogue);
        return (ClaudeVersion.Of(request).Refusal ?? page.Refusal) is { } refusal
            ? refusal.ToHttp()
            : JsonBody.Of(page.Value!, static (json, listed) => listed.Write(json));
    }

    private static IResult FindModel(HttpRequest request, string id, IModelCatalogue catalogue)
    {
        if (ClaudeVersion.Of(request).Refusal is { } refusal)
            return refusal.ToHttp();
        return catalogue.Resolve(provider: null, id) is { Value: { Type: "llm" } model }
            ? JsonBody.Of(new ClaudeModel(catalogue.IdOf(model), model), static (json, found) => found.Write(json))
            : Error.NotFound($"model: {id}").ToHttp();
    }
}
