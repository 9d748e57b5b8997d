using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Backboard.Host;

/// <summary>A request below an assistant, which is known to exist where <see cref="KnownOwner"/> stands before the handler.</summary>
internal readonly record struct AssistantCall(HttpContext Http, Caller Caller, [FromRoute(Name = "assistant_id")] Guid AssistantId)
{
    public AssistantKey Key => Caller.Assistant(AssistantId);

    public Assistant Assistant => Http.Features.GetRequiredFeature<Assistant>();

    public HttpRequest Request => Http.Request;

    public CancellationToken Aborted => Http.RequestAborted;
}
