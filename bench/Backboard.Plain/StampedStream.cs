using System.Text;

namespace Backboard.Plain;

/// <summary>
/// A paced answer whose every delta is <c>time:number </c>, the time being the machine's monotonic clock when it was sent, so
/// that whoever reads it on this machine knows how long it was on its way and whether one is missing.
/// </summary>
internal static class StampedStream
{
    public static async Task WriteAsync(HttpContext http, Pace pace, int tokens)
    {
        var cancellationToken = http.RequestAborted;
        http.Response.ContentType = "text/event-stream";
        using var timer = new PeriodicTimer(pace.Every);
        for (var number = 0; number < pace.Deltas; number++)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            await SendAsync(http, Answers.ChunkOf($"{{\"content\":\"{TimeProvider.System.GetTimestamp()}:{number} \"}}", "null"));
        }

        await SendAsync(http, Answers.ChunkOf("{}", "\"stop\"") + Answers.End(tokens, pace.Deltas));
    }

    private static async Task SendAsync(HttpContext http, string text)
    {
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
