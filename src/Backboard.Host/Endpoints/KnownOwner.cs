using Microsoft.AspNetCore.Http.Features;

namespace Backboard.Host;

/// <summary>Refuses what lies below an assistant or thread that is absent, before anything else is looked at.</summary>
internal static class KnownOwner
{
    public static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = http.Features.GetRequiredFeature<Caller>();
        if (http.Request.RouteValues.TryGetValue("assistant_id", out var assistantId))
        {
            var store = http.RequestServices.GetRequiredService<IAssistantStore>();
            if (await store.Find(caller.Assistant(Guid.Parse((string)assistantId!)), http.RequestAborted) is not { } assistant)
                return Error.NotFound("Assistant not found").ToHttp();
            http.Features.Set(assistant);
        }
        if (http.Request.RouteValues.TryGetValue("thread_id", out var threadId))
        {
            var threads = http.RequestServices.GetRequiredService<IThreadQueries>();
            if (await threads.Find(caller.Thread(Guid.Parse((string)threadId!)), http.RequestAborted) is null)
                return Error.NotFound("Thread not found").ToHttp();
        }
        return await next(context);
    }
}
