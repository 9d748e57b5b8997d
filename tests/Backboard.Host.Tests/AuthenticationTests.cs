using Backboard.Testing;

namespace Backboard.Host.Tests;

public sealed class AuthenticationTests : IAsyncLifetime
{
    private FrontEnd server = null!;

    public async Task InitializeAsync() => server = await FrontEnd.Start(("Auth:FailuresPerMinute", "3"));

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_key_opens_the_api_in_either_header()
    {
        using var bearer = server.ClientWith(FrontEnd.Key);

        (await JsonHttp.GetAsync(server.Client, "/api/threads")).Ok();
        (await JsonHttp.GetAsync(bearer, "/api/threads")).Ok();
    }

    [Fact]
    public async Task Wrong_keys_are_401_and_then_429_while_right_ones_pass()
    {
        using var wrong = server.ClientWith("bb_0000000000000000_nonsense");
        for (var i = 0; i < 3; i++)
        {
            var answer = await JsonHttp.GetAsync(wrong, "/api/threads");
            Assert.Equal((401, """{"detail":"Invalid or missing API key"}"""), ((int)answer.Status, answer.Text));
        }

        Assert.Equal(429, (int)(await JsonHttp.GetAsync(wrong, "/api/threads")).Status);
        (await JsonHttp.GetAsync(server.Client, "/api/threads")).Ok();
    }

    [Fact]
    public async Task A_key_in_the_url_is_no_key()
    {
        using var none = server.ClientWith(bearer: null);

        Assert.Equal(401, (int)(await JsonHttp.GetAsync(none, $"/api/threads?api_key={FrontEnd.Key}")).Status);
    }

    [Fact]
    public async Task A_silent_database_is_a_503_and_no_wrong_key()
    {
        using var unheardOf = server.ClientWith("bb_0000000000000000_nonsense");
        server.Backends.Keys.IsSilent = true;
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => JsonHttp.GetAsync(unheardOf, "/api/threads")));
        Assert.All(answers, answer => Assert.Equal(503, (int)answer.Status));

        server.Backends.Keys.IsSilent = false;
        await Eventually.True(async () => (int)(await JsonHttp.GetAsync(unheardOf, "/api/threads")).Status == 401);
    }

    [Fact]
    public async Task A_revoked_key_loses_its_open_streams_within_five_seconds()
    {
        server.Backends.Thread.OnAccepted = run => server.Backends.Thread.Append(run, new RunStarted(Turn.MessageId, "openai", "gpt-4o"));
        using var response = await JsonHttp.StreamAsync(server.Client, HttpMethod.Post, "/api/threads/messages", new { content = "hi", stream = true });
        var key = (await server.Backends.Keys.List(tenantId: null, default)).Single();
        await server.Backends.Keys.Revoke(key.KeyId, key.TenantId, TimeProvider.System.GetUtcNow(), default);

        var reading = response.Content.ReadAsByteArrayAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => reading.WaitAsync(TimeSpan.FromSeconds(5)));
        await Eventually.True(async () => (int)(await JsonHttp.GetAsync(server.Client, "/api/threads")).Status == 401, TimeSpan.FromSeconds(5));
    }
}
