using Microsoft.AspNetCore.Diagnostics;

namespace Backboard.Host;

/// <summary>What was not foreseen: broken backends become 503, bugs a 500 that tells nothing but the request's id.</summary>
internal sealed partial class UnexpectedExceptions(ILogger<UnexpectedExceptions> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        RequestIds.Stamp(httpContext);
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true;
        var runId = httpContext.Features.Get<RunInFlight>()?.RunId;
        var answer = Answer(exception, runId, httpContext);
        await answer.ExecuteAsync(httpContext);
        if (httpContext.Response.StatusCode == StatusCodes.Status500InternalServerError)
            Log.Unexpected(logger, httpContext.TraceIdentifier, exception);
        return true;
    }

    private static IResult Answer(Exception exception, Guid? runId, HttpContext context) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            Refusal.BodyTooLarge.ToHttp(),
        BadHttpRequestException bad => ResultExtensions.Plain(bad.StatusCode, "The request cannot be read"),
        CorruptRowException => Error.Corrupt("A stored row cannot be read; it is kept for repair").ToHttp(),
        _ when BackendFault.Is(exception, context.RequestAborted) => Error.Unavailable("The server cannot answer now; nothing is lost", runId).ToHttp(),
        _ => ResultExtensions.Plain(StatusCodes.Status500InternalServerError, $"Internal error (request {context.TraceIdentifier})", "internal_error"),
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Request {RequestId} failed unexpectedly")]
        public static partial void Unexpected(ILogger logger, string requestId, Exception exception);
    }
}

/// <summary>The run whose acceptance is under way, so that a failure can name it.</summary>
internal sealed record RunInFlight(Guid RunId);
