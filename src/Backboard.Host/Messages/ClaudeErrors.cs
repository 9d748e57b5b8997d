using System.Globalization;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>Refusals in the Messages API's shape, for everything under its path.</summary>
internal static class ClaudeErrors
{
    /// <summary>The API's own status for a server that cannot answer now.</summary>
    public const int Overloaded = 529;

    private const string Path = "/v1";

    public static bool IsFor(HttpContext http) => http.Request.Path.StartsWithSegments(Path);

    /// <summary>What a provider's failure is to the client; a key that the provider refused is the server's, not the client's.</summary>
    public static int StatusOf(ModelFailed failed) => failed.Code switch
    {
        "provider_rejected" => StatusCodes.Status400BadRequest,
        "provider_rate_limited" => StatusCodes.Status429TooManyRequests,
        "provider_unauthorized" => StatusCodes.Status403Forbidden,
        "provider_unavailable" or "unavailable" => Overloaded,
        "provider_timeout" or "deadline_exceeded" => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Where the API has another status for what ours means.</summary>
    public static int StatusOf(int status, Error error) => status switch
    {
        StatusCodes.Status422UnprocessableEntity or StatusCodes.Status415UnsupportedMediaType => StatusCodes.Status400BadRequest,
        StatusCodes.Status503ServiceUnavailable => Overloaded,
        StatusCodes.Status400BadRequest when error.Code is "unknown_model" => StatusCodes.Status404NotFound,
        _ => status,
    };

    public static string TypeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "authentication_error",
        StatusCodes.Status403Forbidden => "permission_error",
        StatusCodes.Status404NotFound => "not_found_error",
        StatusCodes.Status413PayloadTooLarge => "request_too_large",
        StatusCodes.Status429TooManyRequests => "rate_limit_error",
        StatusCodes.Status504GatewayTimeout => "timeout_error",
        Overloaded => "overloaded_error",
        >= StatusCodes.Status500InternalServerError => "api_error",
        _ => "invalid_request_error",
    };

    public static IResult ToClaude(this Error error, int status) => new Body(StatusOf(status, error), error);

    public static IResult ToClaude(this ModelFailed failed) => new Body(StatusOf(failed), Error.Invalid(failed.Message));

    /// <summary>What stands beside the type <c>error</c>.</summary>
    public static void WriteMembers(Utf8JsonWriter json, int status, string message, string requestId)
    {
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, TypeOf(status));
        json.WriteString("message"u8, message);
        json.WriteEndObject();
        json.WriteString("request_id"u8, requestId);
    }

    private sealed record Body(int Status, Error Error) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (Error.RetryAfterSeconds is { } seconds)
                httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return JsonBody.Of((this, httpContext.TraceIdentifier), static (json, body) =>
            {
                json.WriteStartObject();
                json.WriteString("type"u8, "error"u8);
                WriteMembers(json, body.Item1.Status, body.Item1.Error.Message, body.TraceIdentifier);
                json.WriteEndObject();
            }, Status).ExecuteAsync(httpContext);
        }
    }
}
