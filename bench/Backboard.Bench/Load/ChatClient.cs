using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Backboard.Bench.Load;

/// <param name="SummaryTokens">Of the context that was sent; 0 where the server does not tell.</param>
/// <param name="Recalled">Memories that the model was given; 0 where the server does not tell.</param>
internal sealed record Turn(Guid ThreadId, TimeSpan Took, int SummaryTokens, int Recalled);

/// <summary>Sends a message and insists on a whole answer; speaks to the engine and to the plain servers alike.</summary>
internal sealed class ChatClient(HttpClient http)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    /// <param name="threadId">Null starts a thread.</param>
    /// <param name="assistantId">Whose thread is started; null for the default one.</param>
    /// <param name="memory">The memory mode; null does not name one.</param>
    /// <exception cref="HttpRequestException">The turn failed; the message carries the answer.</exception>
    public async Task<Turn> SendAsync(Guid? threadId, string content, CancellationToken stop, Guid? assistantId = null, string? memory = null)
    {
        var path = threadId is { } id ? $"api/threads/{id}/messages" : "api/threads/messages";
        var fields = (threadId is null && assistantId is not null ? $",\"assistant_id\":\"{assistantId}\"" : "")
            + (memory is null ? "" : $",\"memory\":\"{memory}\"");
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes($"{{\"content\":\"{JsonEncodedText.Encode(content)}\"{fields}}}"));
        body.Headers.ContentType = JsonType;
        var started = TimeProvider.System.GetTimestamp();
        using var response = await http.PostAsync(path, body, stop);
        var answer = await response.Content.ReadAsByteArrayAsync(stop);
        var took = TimeProvider.System.GetElapsedTime(started);
        if (response.StatusCode != HttpStatusCode.OK) throw Failed(response, answer);
        using var json = JsonDocument.Parse(answer);
        var root = json.RootElement;
        if (root.GetProperty("status").GetString() != "COMPLETED") throw Failed(response, answer);
        var summary = root.TryGetProperty("context_usage", out var usage) && usage.ValueKind == JsonValueKind.Object
            && usage.TryGetProperty("summary_tokens", out var tokens) ? tokens.GetInt32() : 0;
        var recalled = root.TryGetProperty("retrieved_memories", out var memories) && memories.ValueKind == JsonValueKind.Array
            ? memories.GetArrayLength() : 0;
        return new Turn(root.GetProperty("thread_id").GetGuid(), took, summary, recalled);
    }

    private static HttpRequestException Failed(HttpResponseMessage response, byte[] answer) =>
        new($"{(int)response.StatusCode}: {Encoding.UTF8.GetString(answer)}", inner: null, response.StatusCode);
}
