using System.Net;
using Backboard.Abstractions;

namespace Backboard.Bench.Load;

/// <summary>A message sent with one key until it is answered, as a client does that was refused for now.</summary>
internal sealed class KeyedCall(HttpClient http, Guid threadId)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly string _key = Ids.New(TimeProvider.System).ToString();

    /// <returns>Seconds that each call took, the last of which was answered.</returns>
    /// <exception cref="HttpRequestException">A call was refused otherwise than for now.</exception>
    public async Task<IReadOnlyList<double>> UntilAnsweredAsync(string content, CancellationToken stop)
    {
        var calls = new List<double>();
        while (true)
        {
            var started = Run.Now;
            using var request = new HttpRequestMessage(HttpMethod.Post, $"api/threads/{threadId}/messages") { Content = JsonContent.Create(new { content }) };
            request.Headers.Add("Idempotency-Key", _key);
            using var response = await http.SendAsync(request, stop);
            var answer = await response.Content.ReadAsStringAsync(stop);
            calls.Add(Run.Since(started).TotalSeconds);
            if (response.StatusCode == HttpStatusCode.OK) return calls;
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable || response.Headers.RetryAfter is null)
                throw new HttpRequestException($"{(int)response.StatusCode}: {answer}", inner: null, response.StatusCode);
            await Task.Delay(Pause, stop);
        }
    }
}
