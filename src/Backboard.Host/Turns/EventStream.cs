using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>A part of a thread's log as server-sent events: what is there, then what comes.</summary>
internal sealed record EventStream(EventFeed Feed, Guid ThreadId, Guid AssistantId, OpenStreams.Lease Lease) : IResult
{
    /// <summary>Written first, without an id; null for none.</summary>
    public Action<FrameWriter>? Greeting { get; init; }

    /// <summary>When to stop by itself; null never does.</summary>
    public StreamEnd? End { get; init; }

    /// <summary>Called when the client left before the end; null to let the turn go on.</summary>
    public Func<Task>? Abandoned { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var shutdown = services.GetRequiredService<Shutdown>();
        using var lease = Lease;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            httpContext.RequestAborted, lease.Revoked, End is null ? shutdown.Stopping : shutdown.Drained);
        var response = httpContext.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        using var frames = new FrameWriter(response.BodyWriter);
        try
        {
            (Greeting ?? (static f => f.Comment()))(frames);
            await response.BodyWriter.FlushAsync(stop.Token);
            await Pump(frames, response, services.GetRequiredService<IOptions<SseOptions>>().Value, shutdown,
                services.GetRequiredService<TimeProvider>(), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Leave(frames, httpContext);
        }
    }

    private async Task Pump(
        FrameWriter frames, HttpResponse response, SseOptions options, Shutdown shutdown, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var outage = new Outage(time);
        var end = End?.Begin();
        while (true)
        {
            var page = await Feed.Next(end is { IsDue: true } ? TimeSpan.Zero : options.KeepAlive, cancellationToken);
            if (page.Error is { } error)
            {
                if (error.Kind is not ErrorKind.Unavailable || outage.Lasted > options.GiveUpAfter)
                {
                    WriteError(frames, error);
                    await response.BodyWriter.FlushAsync(cancellationToken);
                    return;
                }
                await outage.Pause(cancellationToken);
                frames.Comment();
                await response.BodyWriter.FlushAsync(cancellationToken);
                continue;
            }
            outage.Over();
            foreach (var entry in page.Value!.Events)
            {
                EventFrames.Write(frames, entry, ThreadId, AssistantId);
                if (end?.IsReachedBy(entry) != true)
                    continue;
                await response.BodyWriter.FlushAsync(cancellationToken);
                return;
            }
            if (page.Value.Events.IsEmpty && end is { IsDue: true })
                return;
            if (page.Value.Events.IsEmpty && shutdown.Stopping.IsCancellationRequested)
                frames.Farewell();
            else if (page.Value.Events.IsEmpty)
                frames.Comment();
            await response.BodyWriter.FlushAsync(cancellationToken);
            if (page.Value.Events.IsEmpty && shutdown.Stopping.IsCancellationRequested)
                return;
        }
    }

    private async Task Leave(FrameWriter frames, HttpContext context)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            if (Abandoned is { } abandoned)
                await abandoned();
            return;
        }
        if (Lease.Revoked.IsCancellationRequested)
        {
            context.Abort();
            return;
        }
        frames.Farewell();
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void WriteError(FrameWriter frames, Error error)
    {
        var json = frames.Begin("error"u8);
        json.WriteString("error"u8, error.Message);
        json.WriteString("message"u8, error.Message);
        json.WriteString("code"u8, error.Code);
        frames.End();
    }
}
