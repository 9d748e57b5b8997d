using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Backboard.Testing;

/// <param name="Json">Undefined where the body is empty or no JSON; the text is kept either way.</param>
public sealed record JsonAnswer(HttpStatusCode Status, JsonElement Json, string Text, HttpResponseHeaders Headers)
{
    public JsonElement this[string property] => Json.GetProperty(property);

    /// <summary>This answer, if it is 2xx.</summary>
    /// <exception cref="HttpRequestException">It is not; the message carries the body.</exception>
    public JsonAnswer Ok() => (int)Status is >= 200 and < 300 ? this : throw new HttpRequestException($"{(int)Status}: {Text}", inner: null, Status);
}

/// <summary>Small client calls that never throw for a status.</summary>
public static class JsonHttp
{
    public static Task<JsonAnswer> GetAsync(HttpClient client, string path, CancellationToken cancellationToken = default) =>
        SendAsync(client, HttpMethod.Get, path, body: null, cancellationToken);

    public static Task<JsonAnswer> PostAsync(HttpClient client, string path, object? body = null, CancellationToken cancellationToken = default) =>
        SendAsync(client, HttpMethod.Post, path, body, cancellationToken);

    public static async Task<JsonAnswer> SendAsync(
        HttpClient client, HttpMethod method, string path, object? body = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType()) };
        using var response = await client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new JsonAnswer(response.StatusCode, isJson && text.Length > 0 ? JsonElement.Parse(text) : default, text, response.Headers);
    }

    /// <summary>Returns as soon as the headers are there; read it with <see cref="SseReader"/> and dispose it to disconnect.</summary>
    public static async Task<HttpResponseMessage> StreamAsync(
        HttpClient client, HttpMethod method, string path, object? body = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType()) };
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
