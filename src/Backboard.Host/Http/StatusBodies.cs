using Microsoft.AspNetCore.Diagnostics;

namespace Backboard.Host;

/// <summary>Answers that no handler wrote (no such route, wrong method) get the contract's body too.</summary>
internal static class StatusBodies
{
    public static Task Write(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        var detail = status switch
        {
            StatusCodes.Status404NotFound => "Not Found",
            StatusCodes.Status405MethodNotAllowed => "Method Not Allowed",
            StatusCodes.Status415UnsupportedMediaType => "Unsupported Media Type",
            _ => "The request cannot be served",
        };
        return ResultExtensions.Plain(status, detail).ExecuteAsync(context.HttpContext);
    }
}
