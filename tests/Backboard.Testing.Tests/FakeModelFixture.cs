using Backboard.FakeModel;

namespace Backboard.Testing.Tests;

/// <summary>One server for a test class; each test makes its own directives unique where they count.</summary>
public sealed class FakeModelFixture : IAsyncLifetime
{
    public FakeModelServer Server { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await FakeModelServer.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(Server.Address), Timeout = TimeSpan.FromSeconds(20) };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    public Task<JsonAnswer> Ask(string text) => JsonHttp.PostAsync(Http, "/v1/chat/completions", Request(text, stream: false));

    public Task<HttpResponseMessage> Stream(string text) => JsonHttp.StreamAsync(Http, HttpMethod.Post, "/v1/chat/completions", Request(text, stream: true));

    public RecordedRequest Recorded(string text) => Server.Requests.Last(request => request.Body.Contains(text, StringComparison.Ordinal));

    public static string Text(JsonAnswer answer) =>
        answer.Ok()["choices"][0].GetProperty("message").GetProperty("content").GetString()!;

    private static object Request(string text, bool stream) => new { model = "m", stream, messages = new[] { new { role = "user", content = text } } };
}
