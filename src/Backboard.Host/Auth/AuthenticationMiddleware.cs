using Microsoft.Net.Http.Headers;

namespace Backboard.Host;

/// <summary>Everything under <c>/api</c> and <c>/v1</c> needs a key, in <c>X-API-Key</c> or as a bearer token; never in the URL.</summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, KeyRing keys, FailureThrottle throttle)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/api") && !path.StartsWithSegments("/v1"))
        {
            await next(context);
            return;
        }
        var caller = await keys.Authenticate(Presented(context.Request));
        if (caller is null)
        {
            await Refuse(context).ExecuteAsync(context);
            return;
        }
        context.Features.Set(caller);
        await next(context);
    }

    private static string? Presented(HttpRequest request)
    {
        if (request.Headers.TryGetValue("X-API-Key", out var key))
            return key.Count == 1 ? key[0] : null;
        var authorization = request.Headers[HeaderNames.Authorization];
        return authorization.Count == 1 && authorization[0]!.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[0]![Scheme.Length..].Trim()
            : null;
    }

    private IResult Refuse(HttpContext context) =>
        throttle.IsExceededBy(context.Connection.RemoteIpAddress, out var seconds)
            ? new Error(ErrorKind.Limited, "Too many invalid API keys", "too_many_failures", seconds).ToHttp()
            : ResultExtensions.Unauthorized();
}
