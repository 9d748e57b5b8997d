using System.Diagnostics;
using Backboard.FakeModel.Scripting;

namespace Backboard.Models.Tests.Contract;

public abstract class FaultContract : ProviderContract
{
    [Theory]
    [InlineData(FaultKind.HalfJson, "provider_bad_response")]
    [InlineData(FaultKind.NoEnd, "provider_bad_response")]
    [InlineData(FaultKind.InvalidUtf8, "provider_bad_response")]
    [InlineData(FaultKind.Garbage10Mb, "provider_bad_response")]
    [InlineData(FaultKind.Endless, "provider_bad_response")]
    [InlineData(FaultKind.ErrorEvent, "provider_unavailable")]
    public async Task A_broken_stream_has_its_code_and_the_next_request_works(FaultKind kind, string code)
    {
        Models.Server.Script.Enqueue(Reply.Broken(kind));

        var answer = await Models.Ask(Hello);

        Assert.Equal(code, answer.FailedCode);
        Assert.DoesNotContain('\uFFFD', answer.Text);
        Assert.StartsWith("this answer ", answer.Text, StringComparison.Ordinal);
        Assert.Single(Models.Server.Requests);
        await AssertWorks();
    }

    [Fact]
    public async Task A_reset_in_the_middle_is_a_bad_response_and_not_tried_again()
    {
        var read = new TaskCompletionSource();
        Models.Server.Script.Enqueue(Reply.Of("one two three") with { Midway = read.Task, Fault = new Fault(FaultKind.Reset) { After = 1 } });

        var updates = new List<ModelUpdate>();
        await foreach (var update in Models.Gateway.Stream(Hello, default))
        {
            updates.Add(update);
            read.TrySetResult();
        }

        Assert.Equal(new TextDelta("one "), updates[0]);
        Assert.Equal("provider_bad_response", Assert.IsType<ModelFailed>(updates[^1]).Code);
        Assert.Single(Models.Server.Requests);
        await AssertWorks();
    }

    /// <summary>All at once: each of those tried again waits for itself alone.</summary>
    [Fact]
    public async Task A_status_has_its_code_and_its_number_of_tries()
    {
        (int Status, string Code, int Tries)[] expected =
        [
            (429, "provider_rate_limited", 3), (500, "provider_unavailable", 3), (502, "provider_unavailable", 3), (503, "provider_unavailable", 3),
            (529, "provider_unavailable", 3), (501, "provider_unavailable", 1), (400, "provider_rejected", 1), (404, "provider_rejected", 1),
            (401, "provider_unauthorized", 1), (403, "provider_unauthorized", 1),
        ];
        using (Models.Server.OnRequest(call => Reply.Error(int.Parse(call.LastUserText))))
        {
            var answers = await Task.WhenAll(expected.Select(one => Models.Ask(Request(Some.User($"{one.Status}")))));
            Assert.Equal(expected.Select(one => one.Code), answers.Select(answer => answer.FailedCode));
        }

        Assert.All(expected, one => Assert.Equal(one.Tries, Models.Server.Requests.Count(request => request.Status == one.Status)));
        await AssertWorks();
    }

    [Fact]
    public async Task A_reset_before_the_first_byte_is_tried_again()
    {
        Models.Server.Script.Enqueue(Reply.Broken(FaultKind.Reset), Reply.Error(500), Reply.Of("at last"));

        Assert.Equal("at last", (await Models.Ask(Hello)).Text);
        Assert.Equal(3, Models.Server.Requests.Count);
    }

    [Fact]
    public async Task Retry_after_is_honoured()
    {
        Models.Server.Script.Enqueue(Reply.Error(429, retryAfterSeconds: 1), Reply.Of("at last"));

        var start = Stopwatch.GetTimestamp();
        Assert.Equal("at last", (await Models.Ask(Hello)).Text);

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_wait_beyond_the_budget_is_not_waited()
    {
        Models.Server.Script.Enqueue(Reply.Error(503, retryAfterSeconds: 90));

        Assert.Equal("provider_unavailable", (await Models.Ask(Hello)).FailedCode);
        Assert.Single(Models.Server.Requests);
    }

    [Fact]
    public async Task Nobody_listening_is_unavailable()
    {
        await using var closed = await StartAsync();
        await closed.Server.DisposeAsync();

        Assert.Equal("provider_unavailable", (await closed.Ask(Hello)).FailedCode);
    }

    [Fact]
    public async Task A_key_does_not_follow_a_redirect()
    {
        await using var other = await StartAsync();
        Models.Server.Script.Enqueue(new Reply { Fault = new Fault(FaultKind.Redirect) { To = other.Server.Address + "/v1/messages" } });

        Assert.Equal("provider_bad_response", (await Models.Ask(Hello)).FailedCode);
        Assert.Empty(other.Server.Requests);
        Assert.Single(Models.Server.Requests);
    }

    private async Task AssertWorks()
    {
        var answered = (await Models.Ask(Hello)).Answered;
        Assert.True(!TellsUsage || answered.Usage is { OutputTokens: > 0 });
    }
}
