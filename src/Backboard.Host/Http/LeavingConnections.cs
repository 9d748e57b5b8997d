namespace Backboard.Host;

/// <summary>While the server stops, every answer is the last on its connection: the client's next request can reach another server.</summary>
internal sealed class LeavingConnections(RequestDelegate next, Shutdown shutdown)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (shutdown.Stopping.IsCancellationRequested)
            context.Response.Headers.Connection = "close";
        return next(context);
    }
}
