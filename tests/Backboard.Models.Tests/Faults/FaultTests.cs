using System.Diagnostics;
using Backboard.FakeModel.Scripting;

namespace Backboard.Models.Tests.Faults;

public sealed class FaultTests : IAsyncLifetime
{
    private ModelHarness _models = null!;

    public async Task InitializeAsync() => _models = await ModelHarness.StartAsync();

    public async Task DisposeAsync() => await _models.DisposeAsync();

    [Theory]
    [InlineData("openai", FaultKind.HalfJson, "provider_bad_response")]
    [InlineData("openai", FaultKind.NoEnd, "provider_bad_response")]
    [InlineData("openai", FaultKind.InvalidUtf8, "provider_bad_response")]
    [InlineData("openai", FaultKind.Garbage10Mb, "provider_bad_response")]
    [InlineData("openai", FaultKind.Endless, "provider_bad_response")]
    [InlineData("openai", FaultKind.ErrorEvent, "provider_unavailable")]
    [InlineData("anthropic", FaultKind.HalfJson, "provider_bad_response")]
    [InlineData("anthropic", FaultKind.NoEnd, "provider_bad_response")]
    [InlineData("anthropic", FaultKind.InvalidUtf8, "provider_bad_response")]
    [InlineData("anthropic", FaultKind.Garbage10Mb, "provider_bad_response")]
    [InlineData("anthropic", FaultKind.Endless, "provider_bad_response")]
    [InlineData("anthropic", FaultKind.ErrorEvent, "provider_unavailable")]
    public async Task A_broken_stream_has_its_code_and_the_next_request_works(string provider, FaultKind kind, string code)
    {
        _models.Server.Script.Enqueue(Reply.Broken(kind));

        var answer = await _models.Ask(Some.Hello(provider));

        Assert.Equal(code, answer.FailedCode);
        Assert.DoesNotContain('\uFFFD', answer.Text);
        Assert.StartsWith("this answer ", answer.Text, StringComparison.Ordinal);
        Assert.Single(_models.Server.Requests);
        await AssertWorks(provider);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task A_reset_in_the_middle_is_a_bad_response_and_not_tried_again(string provider)
    {
        var read = new TaskCompletionSource();
        _models.Server.Script.Enqueue(Reply.Of("one two three") with { Midway = read.Task, Fault = new Fault(FaultKind.Reset) { After = 1 } });

        var updates = new List<ModelUpdate>();
        await foreach (var update in _models.Gateway.Stream(Some.Hello(provider), default))
        {
            updates.Add(update);
            read.TrySetResult();
        }

        Assert.Equal(new TextDelta("one "), updates[0]);
        Assert.Equal("provider_bad_response", Assert.IsType<ModelFailed>(updates[^1]).Code);
        Assert.Single(_models.Server.Requests);
        await AssertWorks(provider);
    }

    [Theory]
    [InlineData("openai", 429, "provider_rate_limited", 3)]
    [InlineData("openai", 500, "provider_unavailable", 3)]
    [InlineData("openai", 503, "provider_unavailable", 3)]
    [InlineData("openai", 501, "provider_unavailable", 1)]
    [InlineData("openai", 400, "provider_rejected", 1)]
    [InlineData("openai", 401, "provider_unauthorized", 1)]
    [InlineData("anthropic", 429, "provider_rate_limited", 3)]
    [InlineData("anthropic", 529, "provider_unavailable", 3)]
    [InlineData("anthropic", 502, "provider_unavailable", 3)]
    [InlineData("anthropic", 403, "provider_unauthorized", 1)]
    [InlineData("anthropic", 404, "provider_rejected", 1)]
    public async Task A_status_has_its_code_and_its_number_of_tries(string provider, int status, string code, int tries)
    {
        using (_models.Server.OnRequest(_ => Reply.Error(status)))
            Assert.Equal(code, (await _models.Ask(Some.Hello(provider))).FailedCode);

        Assert.Equal(tries, _models.Server.Requests.Count);
        await AssertWorks(provider);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task A_reset_before_the_first_byte_is_tried_again(string provider)
    {
        _models.Server.Script.Enqueue(Reply.Broken(FaultKind.Reset), Reply.Error(500), Reply.Of("at last"));

        Assert.Equal("at last", (await _models.Ask(Some.Hello(provider))).Text);
        Assert.Equal(3, _models.Server.Requests.Count);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task Retry_after_is_honoured(string provider)
    {
        _models.Server.Script.Enqueue(Reply.Error(429, retryAfterSeconds: 1), Reply.Of("at last"));

        var start = Stopwatch.GetTimestamp();
        Assert.Equal("at last", (await _models.Ask(Some.Hello(provider))).Text);

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task A_wait_beyond_the_budget_is_not_waited(string provider)
    {
        _models.Server.Script.Enqueue(Reply.Error(503, retryAfterSeconds: 90));

        Assert.Equal("provider_unavailable", (await _models.Ask(Some.Hello(provider))).FailedCode);
        Assert.Single(_models.Server.Requests);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task Nobody_listening_is_unavailable(string provider)
    {
        await using var closed = await ModelHarness.StartAsync();
        await closed.Server.DisposeAsync();

        Assert.Equal("provider_unavailable", (await closed.Ask(Some.Hello(provider))).FailedCode);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task A_key_does_not_follow_a_redirect(string provider)
    {
        await using var other = await ModelHarness.StartAsync();
        var fault = new Fault(FaultKind.Redirect) { To = other.Server.Address + "/v1/messages" };
        _models.Server.Script.Enqueue(new Reply { Fault = fault });

        Assert.Equal("provider_bad_response", (await _models.Ask(Some.Hello(provider))).FailedCode);
        Assert.Empty(other.Server.Requests);
        Assert.Single(_models.Server.Requests);
    }

    private async Task AssertWorks(string provider) => Assert.True((await _models.Ask(Some.Hello(provider))).Answered.Usage is { OutputTokens: > 0 });
}
