using System.Globalization;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>The one place where a refusal becomes HTTP.</summary>
internal static class ResultExtensions
{
    public static IResult ToHttp(this Error error) => new ErrorBody(StatusOf(error.Kind), error, []);

    public static IResult ToHttp(this Refusal refusal) =>
        new ErrorBody(refusal.Status ?? StatusOf(refusal.Error.Kind), refusal.Error, refusal.Shape);

    /// <summary>The value as JSON, or the refusal.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Action<Utf8JsonWriter, T> write, int status = StatusCodes.Status200OK) =>
        result.Error is { } error ? error.ToHttp() : JsonBody.Of(result.Value!, write, status);

    /// <summary>A plain status with its sentence, for what never reached a handler.</summary>
    public static IResult Plain(int status, string detail, string? code = null) =>
        new ErrorBody(status, new Error(ErrorKind.Invalid, detail, code), []);

    public static IResult Unauthorized() => Plain(StatusCodes.Status401Unauthorized, "Invalid or missing API key");

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Limited => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorKind.NotSupported => StatusCodes.Status501NotImplemented,
        _ => StatusCodes.Status500InternalServerError,
    };

    private sealed record ErrorBody(int Status, Error Error, ImmutableArray<ShapeError> Shape) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (ClaudeErrors.IsFor(httpContext))
                return Error.ToClaude(Status).ExecuteAsync(httpContext);
            if (Error.RetryAfterSeconds is { } seconds)
                httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return JsonBody.Of(this, static (json, body) => body.Write(json), Status).ExecuteAsync(httpContext);
        }

        private void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            if (Status == StatusCodes.Status422UnprocessableEntity)
                WriteShape(json);
            else
                json.WriteString("detail"u8, Error.Message);
            if (Error.Code is { } code)
                json.WriteString("code"u8, code);
            if (Error.RunId is { } runId)
                json.WriteString("run_id"u8, runId);
            json.WriteEndObject();
        }

        private void WriteShape(Utf8JsonWriter json)
        {
            json.WriteStartArray("detail"u8);
            foreach (var error in Shape.IsEmpty ? [new ShapeError(["body"], Error.Message, Error.Code ?? "value_error")] : Shape)
            {
                json.WriteStartObject();
                json.WriteStartArray("loc"u8);
                foreach (var part in error.Loc)
                    if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                        json.WriteNumberValue(index);
                    else
                        json.WriteStringValue(part);
                json.WriteEndArray();
                json.WriteString("msg"u8, error.Message);
                json.WriteString("type"u8, error.Type);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
    }
}
