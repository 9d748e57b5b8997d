using Microsoft.AspNetCore.Http.Features;

namespace Backboard.Host;

/// <summary>Documents and memories, which this server does not keep: 501, or 404 where their owner is absent already.</summary>
internal static class UnavailableEndpoints
{
    private const string Documents = "This server has no document store";
    private const string Memories = "This server has no memory store";

    public static void MapUnavailable(this IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("").AddEndpointFilter(KnowsOwner);
        documents.MapMethods("/assistants/{assistant_id}/documents", ["GET", "POST"], () => No(Documents));
        documents.MapMethods("/threads/{thread_id}/documents", ["GET", "POST"], () => No(Documents));
        api.MapGet("/documents/{document_id}/status", () => No(Documents));
        api.MapDelete("/documents/{document_id}", () => No(Documents));

        api.MapGet("/assistants/memories/operations/{operation_id}", () => No(Memories));
        var memories = api.MapGroup("/assistants/{assistant_id}/memories").AddEndpointFilter(KnowsOwner);
        memories.MapMethods("", ["GET", "POST", "DELETE"], () => No(Memories));
        memories.MapPost("/search", () => No(Memories));
        memories.MapGet("/stats", () => No(Memories));
        memories.MapMethods("/{memory_id}", ["GET", "PUT", "DELETE"], () => No(Memories));
    }

    private static IResult No(string sentence) => Error.NotSupported(sentence).ToHttp();

    private static async ValueTask<object?> KnowsOwner(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = http.Features.GetRequiredFeature<Caller>();
        if (http.Request.RouteValues.TryGetValue("assistant_id", out var assistant))
        {
            var store = http.RequestServices.GetRequiredService<IAssistantStore>();
            if (await store.Find(caller.Assistant(Guid.Parse((string)assistant!)), http.RequestAborted) is null)
                return Error.NotFound("Assistant not found").ToHttp();
        }
        if (http.Request.RouteValues.TryGetValue("thread_id", out var thread))
        {
            var threads = http.RequestServices.GetRequiredService<IThreadQueries>();
            if (await threads.Find(caller.Thread(Guid.Parse((string)thread!)), http.RequestAborted) is null)
                return Error.NotFound("Thread not found").ToHttp();
        }
        return await next(context);
    }
}
