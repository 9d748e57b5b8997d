using System.Diagnostics;
using Backboard.FakeModel.Scripting;
using Backboard.Testing;

namespace Backboard.Models.Tests.Contract;

public abstract class TimeoutContract : ProviderContract
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    // Shorter than any limit that is not set here, and long for a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_provider_that_never_starts_times_out()
    {
        await using var models = await StartAsync(timeouts => timeouts.FirstToken = Short);
        models.Server.Script.Enqueue(Reply.Broken(FaultKind.HangBefore));

        await AssertTimesOut(models);
    }

    [Fact]
    public async Task A_provider_that_stops_in_the_middle_times_out()
    {
        await using var models = await StartAsync(timeouts => timeouts.Gap = Short);
        models.Server.Script.Enqueue(Reply.Broken(FaultKind.HangAfter));

        Assert.Equal("this answer ", (await AssertTimesOut(models)).Text);
    }

    [Fact]
    public async Task An_answer_without_end_times_out()
    {
        await using var models = await StartAsync(timeouts => timeouts.Total = TimeSpan.FromSeconds(2));
        var endless = string.Join(' ', Enumerable.Range(0, 300).Select(index => index == 0 ? "one" : "more"));
        models.Server.Script.Enqueue(Reply.Of(endless) with { WordDelay = TimeSpan.FromMilliseconds(100) });

        Assert.StartsWith("one ", (await AssertTimesOut(models)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_throws_and_closes_the_connection()
    {
        await using var models = await StartAsync();
        models.Server.Script.Enqueue(Reply.Broken(FaultKind.HangAfter));
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in models.Gateway.Stream(Hello, cancel.Token)) await cancel.CancelAsync();
        });

        await Eventually.True(() => models.Server.Requests[0].Disconnected, Patience);
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_between_tries()
    {
        await using var models = await StartAsync();
        models.Server.Script.Enqueue(Reply.Error(503, retryAfterSeconds: 30));
        using var cancel = new CancellationTokenSource();

        var asked = models.Ask(Hello, cancel.Token);
        await Eventually.True(() => models.Server.Requests is [{ FinishedAt: not null }], Patience);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.WaitAsync(Patience));
    }

    private async Task<Answer> AssertTimesOut(ModelHarness models)
    {
        // Elsewhere, so that no code runs for the first time while the clock does.
        await Models.Ask(Hello);
        var start = Stopwatch.GetTimestamp();
        var answer = await models.Ask(Hello);

        Assert.Equal("provider_timeout", answer.FailedCode);
        Assert.InRange(Stopwatch.GetElapsedTime(start), Short * 0.9, Patience);
        Assert.Single(models.Server.Requests);
        await Eventually.True(() => models.Server.Requests[0].Disconnected, Patience);
        models.Server.Script.Enqueue(Reply.Of("again"));
        Assert.Equal("again", (await models.Ask(Hello)).Text);
        return answer;
    }
}
