namespace Backboard.EndToEnd.Tests;

/// <summary>What a client without an SDK writes; paths are relative to <c>/api/</c>.</summary>
public sealed class Api(HttpClient http)
{
    public HttpClient Http => http;

    public Task<JsonAnswer> Get(string path) => JsonHttp.GetAsync(http, path);

    public Task<JsonAnswer> Post(string path, object? body = null) => JsonHttp.PostAsync(http, path, body);

    public Task<JsonAnswer> Put(string path, object body) => JsonHttp.SendAsync(http, HttpMethod.Put, path, body);

    public Task<JsonAnswer> Delete(string path) => JsonHttp.SendAsync(http, HttpMethod.Delete, path);

    /// <summary>Any body, with any headers.</summary>
    public async Task<JsonAnswer> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType is "application/json";
        return new JsonAnswer(response.StatusCode, isJson ? JsonElement.Parse(text) : default, text, response.Headers);
    }

    /// <summary>As Python's <c>requests</c> sends <c>data=</c>.</summary>
    public Task<JsonAnswer> PostForm(string path, params (string Name, string Value)[] fields) =>
        Send(HttpMethod.Post, path, Bodies.Form(fields));

    public async Task<string> NewAssistant(object? body = null) =>
        (await Post("assistants", body ?? new { name = "Test" })).Ok()["assistant_id"].GetString()!;

    public async Task<string> NewThread(string? assistant = null) =>
        (await Post($"assistants/{assistant ?? await NewAssistant()}/threads", new { })).Ok()["thread_id"].GetString()!;

    public Task<JsonAnswer> Say(string thread, string content) => Post($"threads/{thread}/messages", new { content });

    public Task<JsonAnswer> Say(string thread, object body) => Post($"threads/{thread}/messages", body);

    /// <summary>The messages of a thread in their order.</summary>
    public async Task<IReadOnlyList<JsonElement>> Messages(string thread) =>
        [.. (await Get($"threads/{thread}")).Ok()["messages"].EnumerateArray()];

    /// <summary>The whole stream of a POST.</summary>
    public async Task<IReadOnlyList<SseEvent>> Stream(string path, object body)
    {
        using var response = await JsonHttp.StreamAsync(http, HttpMethod.Post, path, body);
        return await SseReader.ReadAsync(response).ToListAsync();
    }

    /// <summary>The whole stream of a GET.</summary>
    public async Task<IReadOnlyList<SseEvent>> Follow(string path)
    {
        using var response = await JsonHttp.StreamAsync(http, HttpMethod.Get, path);
        return await SseReader.ReadAsync(response).ToListAsync();
    }
}
