using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>The answer to a request of the Messages API, in one piece or as its events.</summary>
/// <param name="Updates">What the model says, up to its end.</param>
/// <param name="Heading">What is known before.</param>
/// <param name="Lease">The place of a stream; null for an answer in one piece.</param>
internal sealed record ClaudeReply(IAsyncEnumerable<ModelUpdate> Updates, ClaudeHeading Heading, OpenStreams.Lease? Lease) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var lease = Lease;
        var shutdown = httpContext.RequestServices.GetRequiredService<Shutdown>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            httpContext.RequestAborted, lease?.Revoked ?? CancellationToken.None, shutdown.Drained);
        try
        {
            await (lease is null ? WriteWhole(httpContext, stop.Token) : WriteStream(httpContext, stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            httpContext.Abort();
        }
    }

    private async Task WriteWhole(HttpContext http, CancellationToken cancellationToken)
    {
        var answer = new ClaudeAnswer(Heading);
        await foreach (var update in Updates.WithCancellation(cancellationToken))
            answer.Add(update);
        var result = answer.Failed is { } failed ? failed.ToClaude() : JsonBody.Of(answer, static (json, whole) => whole.Write(json));
        await result.ExecuteAsync(http);
    }

    private async Task WriteStream(HttpContext http, CancellationToken cancellationToken)
    {
        var silence = http.RequestServices.GetRequiredService<IOptions<SseOptions>>().Value.KeepAlive;
        await using var updates = new UpdateReader(Updates, http.RequestServices.GetRequiredService<TimeProvider>(), cancellationToken);
        var isHere = await updates.Wait(silence);
        if (isHere && updates.Peek is ModelFailed failed)
        {
            // Nothing was sent yet: a status is what clients know to retry on.
            await failed.ToClaude().ExecuteAsync(http);
            return;
        }
        var response = http.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        using var frames = new ClaudeFrames(response.BodyWriter, Heading, http.TraceIdentifier);
        do
        {
            while (!await updates.Wait(silence))
            {
                frames.Ping();
                await response.BodyWriter.FlushAsync(cancellationToken);
            }
            if (await updates.Read() is not { } update)
                break;
            frames.Add(update);
            if (!updates.HasNext)
                await response.BodyWriter.FlushAsync(cancellationToken);
        }
        while (!frames.IsEnded);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }
}
