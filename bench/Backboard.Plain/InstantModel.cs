using System.Net;
using System.Text;

namespace Backboard.Plain;

/// <summary>
/// An OpenAI-compatible provider that answers at once and parses nothing, so that a model's own work, the same on both sides,
/// does not hide what the servers differ in. <c>GET /stats</c> tells what it was sent and how long it took; <c>DELETE</c> clears.
/// </summary>
internal static class InstantModel
{
    public static WebApplication Build(IConfiguration settings)
    {
        var url = new Uri(settings["urls"] ?? "http://127.0.0.1:0");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, url.Port);
        });
        var app = builder.Build();
        var stats = new ModelStats();
        app.Run(http => (http.Request.Method, http.Request.Path.Value) switch
        {
            ("POST", "/v1/chat/completions") => CompleteAsync(http, stats),
            ("GET", "/v1/models") => WriteAsync(http, Answers.Models),
            ("GET", "/stats") => WriteAsync(http, Encoding.UTF8.GetBytes(stats.Describe())),
            ("DELETE", "/stats") => ClearAsync(http, stats),
            _ => NotFoundAsync(http),
        });
        return app;
    }

    private static async Task CompleteAsync(HttpContext http, ModelStats stats)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var request = await ModelRequest.ReadAsync(http);
        var tokens = request.Length / 4;
        if (request.Pace is { } pace) await StampedStream.WriteAsync(http, pace, tokens);
        else if (request.IsStreamed) await WriteAsync(http, Answers.Stream(tokens), "text/event-stream");
        else await WriteAsync(http, Answers.Whole(tokens));
        stats.Add(request.Length, TimeProvider.System.GetElapsedTime(started));
    }

    private static Task ClearAsync(HttpContext http, ModelStats stats)
    {
        stats.Clear();
        return WriteAsync(http, "{}"u8.ToArray());
    }

    private static Task NotFoundAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task WriteAsync(HttpContext http, byte[] body, string contentType = "application/json")
    {
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
