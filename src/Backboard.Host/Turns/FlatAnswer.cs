using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>
/// The answer in one piece. If it takes long, headers and then a space now and then keep the client waiting: what fails after
/// that is told in the body.
/// </summary>
internal sealed record FlatAnswer(EventFeed Feed, TurnPlace Place) : IResult
{
    /// <summary>Called when the client left before the end; null to let the turn go on.</summary>
    public Func<Task>? Abandoned { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var aborted = httpContext.RequestAborted;
        var time = services.GetRequiredService<TimeProvider>();
        var answer = new TurnAnswer(Place, time.GetUtcNow());
        var gathering = new Gathering(
            Feed, answer, httpContext.Response, services.GetRequiredService<IOptions<SseOptions>>().Value,
            services.GetRequiredService<Shutdown>(), time);
        httpContext.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            if (await gathering.Run(aborted) is not { } error)
            {
                await LookUp(answer, httpContext);
                await Write(answer, httpContext.Response, aborted);
            }
            else if (!httpContext.Response.HasStarted)
                await (error with { RunId = Place.RunId }).ToHttp().ExecuteAsync(httpContext);
            else
            {
                answer.Fail(error.Message, error.Code);
                await Write(answer, httpContext.Response, aborted);
            }
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            if (Abandoned is { } abandoned)
                await abandoned();
        }
    }

    /// <summary>An answer that is there is not lost over what is told of its files.</summary>
    private async Task LookUp(TurnAnswer answer, HttpContext http)
    {
        if (answer.Attachments.IsEmpty)
            return;
        try
        {
            var store = http.RequestServices.GetRequiredService<IDocumentStore>();
            answer.Show(await store.Attached(http.Features.GetRequiredFeature<Caller>().TenantId, [Place.RunId], http.RequestAborted));
        }
        catch (StoreUnavailableException)
        {
            // They are shown as they were sent.
        }
    }

    private static async Task Write(TurnAnswer answer, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!response.HasStarted)
            response.ContentType = "application/json";
        using (var json = new Utf8JsonWriter(response.BodyWriter))
            answer.Write(json);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }
}
