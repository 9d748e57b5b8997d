using System.Text;

namespace Backboard.Testing.Tests;

public sealed class FakeModelFaultTests(FakeModelFixture model) : IClassFixture<FakeModelFixture>
{
    [Theory]
    [InlineData("reset")]
    [InlineData("reset after:1")]
    public async Task A_reset_breaks_the_connection(string fault) =>
        await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
        {
            using var response = await model.Stream($"hello [[fault:{fault}]]");
            await response.Content.ReadAsStringAsync();
        });

    [Fact]
    public async Task Half_a_json_is_an_event_that_does_not_parse()
    {
        using var response = await model.Stream("one two three [[fault:half-json]]");
        await Assert.ThrowsAsync<SseFramingException>(async () => await SseReader.ReadAsync(response).ToListAsync());
    }

    [Fact]
    public async Task A_stream_without_an_end_is_well_formed_but_never_finishes()
    {
        using var response = await model.Stream("one two three [[fault:no-end]]");
        var events = await SseReader.ReadAsync(response).ToListAsync();
        Assert.DoesNotContain(events, item => item.Raw.Contains("\"finish_reason\":\"stop\"", StringComparison.Ordinal) || item.Type == "[DONE]");
        Assert.True(events.Count > 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bad_utf8_cannot_be_decoded(bool stream)
    {
        using var response = await JsonHttp.StreamAsync(model.Http, HttpMethod.Post, "/v1/chat/completions", new
        {
            model = "m",
            stream,
            messages = new[] { new { role = "user", content = "one two [[fault:invalid-utf8]]" } },
        });
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
    }

    [Fact]
    public async Task Garbage_is_ten_megabytes()
    {
        using var response = await model.Stream("hello [[fault:garbage10mb]]");
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 10 * 1024 * 1024, 11 * 1024 * 1024);
    }

    [Fact]
    public async Task A_hang_sends_no_headers_until_the_client_leaves()
    {
        using var patience = new CancellationTokenSource();
        var asked = JsonHttp.PostAsync(
            model.Http, "/v1/chat/completions", new { model = "m", messages = new[] { new { role = "user", content = "[[fault:hang-before]]" } } }, patience.Token);
        await Eventually.True(() => model.Server.Requests.Any(request => request.Body.Contains("hang-before", StringComparison.Ordinal)));
        Assert.False(asked.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Eventually.True(() => model.Recorded("hang-before").Disconnected);
    }
}
