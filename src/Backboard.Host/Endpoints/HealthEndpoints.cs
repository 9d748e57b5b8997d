namespace Backboard.Host;

/// <summary>Outside <c>/api</c>, without a key.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Status("live", StatusCodes.Status200OK)).WithSummary("The process lives");
        app.MapGet("/health/ready", Ready).WithSummary("The server can serve");
    }

    private static async Task<IResult> Ready(Readiness readiness) =>
        await readiness.Reason() is { } reason
            ? Status(reason, StatusCodes.Status503ServiceUnavailable)
            : Status("ready", StatusCodes.Status200OK);

    private static IResult Status(string status, int code) => JsonBody.Of(
        status,
        static (json, word) =>
        {
            json.WriteStartObject();
            json.WriteString("status"u8, word);
            json.WriteEndObject();
        },
        code);
}
