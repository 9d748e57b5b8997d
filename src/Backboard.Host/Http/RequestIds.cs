using System.Globalization;

namespace Backboard.Host;

/// <summary>Every answer carries <c>Request-Id</c>; logs name the same.</summary>
internal sealed partial class RequestIds(RequestDelegate next, TimeProvider time, ILogger<RequestIds> logger)
{
    public const string Header = "Request-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = Ids.New(time).ToString("D", CultureInfo.InvariantCulture);
        Stamp(context);
        var since = time.GetTimestamp();
        await next(context);
        if (logger.IsEnabled(LogLevel.Debug))
            Log.Answered(
                logger, context.TraceIdentifier, context.Request.Method,
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, context.Response.StatusCode,
                time.GetElapsedTime(since).TotalMilliseconds);
    }

    public static void Stamp(HttpContext context)
    {
        if (!context.Response.HasStarted)
            context.Response.Headers[Header] = context.TraceIdentifier;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "{RequestId} {Method} {Route}: {Status} after {Milliseconds:0.0} ms")]
        public static partial void Answered(
            ILogger logger, string requestId, string method, string? route, int status, double milliseconds);
    }
}
