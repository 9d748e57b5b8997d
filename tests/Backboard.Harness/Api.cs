using System.Net.Http.Json;
using System.Security.Cryptography;

namespace Backboard.Harness;

/// <summary>The calls these tests make, on whatever process a server is at the moment; with several servers, each time on any of them.</summary>
internal sealed class Api(params IReadOnlyList<Server> servers)
{
    public HttpClient Http => servers[servers.Count == 1 ? 0 : Random.Shared.Next(servers.Count)].Http;

    /// <summary>A word that occurs nowhere else.</summary>
    public static string Token(string name) => $"{name}-{RandomNumberGenerator.GetHexString(10, lowercase: true)}";

    public async Task<Guid> CreateThreadAsync()
    {
        var assistant = (await PostAsync("/api/assistants", new { name = Token("assistant") })).Ok()["assistant_id"].GetGuid();
        return (await PostAsync($"/api/assistants/{assistant}/threads", new { })).Ok()["thread_id"].GetGuid();
    }

    public Task<JsonAnswer> SendAsync(Guid threadId, object message, string? key = null, CancellationToken cancellationToken = default) =>
        PostAsync($"/api/threads/{threadId}/messages", message, key, cancellationToken);

    public Task<JsonAnswer> SubmitAsync(Guid threadId, Guid runId, params (string Id, string Output)[] outputs) => PostAsync(
        $"/api/threads/{threadId}/runs/{runId}/submit-tool-outputs",
        new { tool_outputs = outputs.Select(output => new { tool_call_id = output.Id, output = output.Output }) });

    public Task<JsonAnswer> CancelAsync(Guid threadId, Guid runId) => PostAsync($"/api/threads/{threadId}/runs/{runId}/cancel", new { });

    public Task<JsonAnswer> GetAsync(string path) => JsonHttp.GetAsync(Http, path);

    public Task<JsonAnswer> DeleteThreadAsync(Guid threadId) => JsonHttp.SendAsync(Http, HttpMethod.Delete, $"/api/threads/{threadId}");

    public async Task<IReadOnlyList<RunView>> RunsAsync(Guid threadId)
    {
        const int pageSize = 200;
        var runs = new List<RunView>();
        while (true)
        {
            var page = (await GetAsync($"/api/threads/{threadId}/runs?skip={runs.Count}&limit={pageSize}")).Ok().Json.EnumerateArray().ToList();
            runs.AddRange(page.Select(RunView.Of));
            if (page.Count < pageSize) return runs;
        }
    }

    public async Task<IReadOnlyList<MessageView>> MessagesAsync(Guid threadId) =>
        [.. (await GetAsync($"/api/threads/{threadId}")).Ok()["messages"].EnumerateArray().Select(MessageView.Of)];

    /// <summary>Begins an answer and returns at its headers.</summary>
    public async Task<HttpResponseMessage> OpenAsync(
        HttpMethod method, string path, object? body = null, string? key = null, string? lastEventId = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType()) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<JsonAnswer> PostAsync(string path, object body, string? key = null, CancellationToken cancellationToken = default)
    {
        using var response = await OpenAsync(HttpMethod.Post, path, body, key, cancellationToken: cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new JsonAnswer(response.StatusCode, isJson ? JsonElement.Parse(text) : default, text, response.Headers);
    }
}
