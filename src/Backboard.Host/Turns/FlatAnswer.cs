using System.Text.Json;
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
        var aborted = httpContext.RequestAborted;
        httpContext.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            var time = httpContext.RequestServices.GetRequiredService<TimeProvider>();
            var options = httpContext.RequestServices.GetRequiredService<IOptions<SseOptions>>().Value;
            var answer = new TurnAnswer(Place, time.GetUtcNow());
            if (await Gather(answer, httpContext.Response, options, time, aborted) is { } error)
                await error.ToHttp().ExecuteAsync(httpContext);
            else
                await Write(answer, httpContext.Response, aborted);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            if (Abandoned is { } abandoned)
                await abandoned();
        }
    }

    /// <summary>Reads until the turn ended; an error only while nothing was sent.</summary>
    private async Task<Error?> Gather(
        TurnAnswer answer, HttpResponse response, SseOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var outage = new Outage(time);
        var lastByte = time.GetTimestamp();
        while (true)
        {
            var left = options.KeepAlive - time.GetElapsedTime(lastByte);
            var page = await Feed.Next(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken);
            if (page.Error is { } error)
            {
                var patience = response.HasStarted ? options.GiveUpAfter : options.AcceptWithin;
                if (error.Kind is not ErrorKind.Unavailable || outage.Lasted > patience)
                {
                    if (!response.HasStarted)
                        return error with { RunId = Place.RunId };
                    answer.Fail(error.Message, error.Code);
                    return null;
                }
                await outage.Pause(cancellationToken);
                if (!response.HasStarted)
                    continue;
            }
            else
            {
                outage.Over();
                foreach (var entry in page.Value!.Events)
                    if (answer.Add(entry))
                        return null;
            }
            if (time.GetElapsedTime(lastByte) < options.KeepAlive)
                continue;
            await Breathe(response, cancellationToken);
            lastByte = time.GetTimestamp();
        }
    }

    private static async Task Breathe(HttpResponse response, CancellationToken cancellationToken)
    {
        if (!response.HasStarted)
            response.ContentType = "application/json";
        response.BodyWriter.GetSpan(1)[0] = (byte)' ';
        response.BodyWriter.Advance(1);
        await response.BodyWriter.FlushAsync(cancellationToken);
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
