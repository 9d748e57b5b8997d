namespace Backboard.EndToEnd.Tests.ClaudeMessages;

/// <summary>What a client of the Messages API without an SDK writes.</summary>
public sealed class Claude(Api api)
{
    public const string Version = "2023-06-01";

    public Task<JsonAnswer> Create(object body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, "/v1/messages", JsonSerializer.Serialize(body), headers);

    public Task<JsonAnswer> Create(string json, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, "/v1/messages", json, headers);

    public Task<JsonAnswer> Get(string path) => Send(HttpMethod.Get, path, json: null);

    /// <summary>A header of the same name replaces the usual one; an empty one leaves it out.</summary>
    public Task<JsonAnswer> Send(HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        var all = headers.Any(header => header.Name == "anthropic-version") ? headers : [("anthropic-version", Version), .. headers];
        return api.Send(method, path, json is null ? null : Bodies.Json(json), [.. all.Where(header => header.Value.Length > 0)]);
    }

    /// <summary>The whole stream.</summary>
    public async Task<IReadOnlyList<SseEvent>> Stream(object body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/messages") { Content = Bodies.Json(JsonSerializer.Serialize(body)) };
        foreach (var (name, value) in headers.Append(("anthropic-version", Version))) request.Headers.Add(name, value);
        using var response = await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await SseReader.ReadAsync(response).ToListAsync();
    }

    public static object Ask(string content, string model = ClaudeServer.Answering) => Say(model, new { role = "user", content });

    public static object Say(string model, params object[] messages) => new { model, max_tokens = 256, messages };

    /// <summary>The text of an answer.</summary>
    public static string TextOf(JsonAnswer answer) =>
        string.Concat(answer.Ok()["content"].EnumerateArray().Where(block => block.Text("type") == "text").Select(block => block.Text("text")));

    /// <summary>The error's type and sentence, in the API's shape or not at all.</summary>
    public static (string Type, string Message) ErrorOf(JsonAnswer answer)
    {
        Assert.Equal("error", answer.Text("type"));
        Assert.Equal(answer.Headers.GetValues("request-id").Single(), answer.Text("request_id"));
        return (answer["error"].Text("type")!, answer["error"].Text("message")!);
    }
}
