using System.Text;
using Backboard.Testing;

namespace Backboard.Host.Tests;

/// <summary>Each limit one below, at, and one above.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private const int MaxBody = 2048;
    private FrontEnd server = null!;

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start(
            ("Limits:MaxBodyBytes", $"{MaxBody}"), ("Limits:MaxTools", "2"), ("Limits:MaxStreamsPerKey", "1"),
            ("Limits:MaxFormFields", "16"), ("Limits:MaxMetadataBytes", "20"));
        server.Backends.Thread.OnAccepted = Turn.Plays(server.Backends.Thread, "q", "a");
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData(MaxBody - 1, 200)]
    [InlineData(MaxBody, 200)]
    [InlineData(MaxBody + 1, 413)]
    public async Task A_body_is_limited(int bytes, int status)
    {
        const string frame = """{"content":""}""";
        var body = frame.Insert(frame.Length - 2, new string('x', bytes - frame.Length));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync("/api/threads/messages", content);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(status == 200 ? "COMPLETED" : "\"detail\":\"The request body is too large\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 200)]
    [InlineData(3, 422)]
    public async Task Tools_are_limited(int count, int status)
    {
        var tools = Enumerable.Range(0, count).Select(static i => new { function = new { name = $"f{i}", parameters = new { properties = new { } } } });

        Assert.Equal(status, (int)(await JsonHttp.PostAsync(server.Client, "/api/threads/messages", new { content = "hi", tools })).Status);
    }

    [Theory]
    [InlineData(11, 200)]
    [InlineData(12, 200)]
    [InlineData(13, 400)]
    public async Task Metadata_is_limited(int chars, int status)
    {
        var metadata = new { a = new string('x', chars) };

        Assert.Equal(status, (int)(await JsonHttp.PostAsync(server.Client, "/api/threads/messages", new { content = "hi", metadata })).Status);
    }

    [Theory]
    [InlineData(14, 200)]
    [InlineData(15, 200)]
    [InlineData(16, 400)]
    public async Task Form_fields_are_limited(int others, int status)
    {
        using var form = new FormUrlEncodedContent(
            [new("content", "hi"), .. Enumerable.Range(0, others).Select(static i => new KeyValuePair<string, string>($"other{i}", "x"))]);
        using var response = await server.Client.PostAsync("/api/threads/messages", form);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(254, 200)]
    [InlineData(255, 200)]
    [InlineData(256, 400)]
    public async Task An_idempotency_key_is_limited(int chars, int status)
    {
        server.Client.DefaultRequestHeaders.Add("Idempotency-Key", new string('k', chars));

        Assert.Equal(status, (int)(await JsonHttp.PostAsync(server.Client, "/api/threads/messages", new { content = "hi" })).Status);
    }

    [Fact]
    public async Task Streams_of_a_key_are_limited_and_come_back()
    {
        server.Backends.Thread.OnAccepted = null;
        var open = await JsonHttp.StreamAsync(server.Client, HttpMethod.Post, "/api/threads/messages", new { content = "hi", stream = true });

        Assert.Equal(429, (int)(await Stream()).Status);
        open.Dispose();
        server.Backends.Thread.OnAccepted = Turn.Plays(server.Backends.Thread, "q", "a");
        await Eventually.True(async () => (int)(await Stream()).Status == 200);
    }

    private Task<JsonAnswer> Stream() => JsonHttp.PostAsync(server.Client, "/api/threads/messages", new { content = "hi", stream = true });
}
