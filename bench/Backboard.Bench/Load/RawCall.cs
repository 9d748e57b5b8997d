using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Backboard.Bench.Load;

/// <summary>The same request again and again, timed to the last byte of its answer.</summary>
internal sealed class RawCall(HttpClient http, string path, string json)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");
    private readonly byte[] _body = Encoding.UTF8.GetBytes(json);

    public async Task<double> MillisecondsAsync(CancellationToken stop)
    {
        using var body = new ByteArrayContent(_body);
        body.Headers.ContentType = JsonType;
        var started = Run.Now;
        using var response = await http.PostAsync(path, body, stop);
        var answer = await response.Content.ReadAsByteArrayAsync(stop);
        var took = Run.Since(started).TotalMilliseconds;
        return response.StatusCode == HttpStatusCode.OK
            ? took
            : throw new HttpRequestException($"{(int)response.StatusCode}: {Encoding.UTF8.GetString(answer)}", inner: null, response.StatusCode);
    }
}
