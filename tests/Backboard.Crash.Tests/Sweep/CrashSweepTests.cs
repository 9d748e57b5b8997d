namespace Backboard.Crash.Tests;

/// <summary>
/// A process that dies by SIGKILL before, in and after each kind of write, and comes back on the same database: nothing that
/// was acknowledged is lost, nothing is doubled, every run ends, and whoever was reading reads on without a gap.
/// </summary>
public abstract class CrashSweepTests(SweepFixture fixture)
{
    private const string Speech = "[[words:40 every:8]]";

    private Api Api => fixture.Api;

    public static TheoryData<string, bool> Accepts => CrashPoints.Of("accept");

    public static TheoryData<string, bool> Flushes => CrashPoints.Of("flush:2", onlyStreamed: true);

    public static TheoryData<string, bool> Commits => CrashPoints.Of("commit");

    public static TheoryData<string, bool> QueuedAccepts => CrashPoints.Of("accept:2", onlyStreamed: false);

    public static TheoryData<string, bool> Cancels => CrashPoints.Of("cancel", onlyStreamed: true);

    [Theory, MemberData(nameof(Accepts))]
    public Task While_a_message_is_accepted(string point, bool stream) => TurnAsync(point, stream);

    [Theory, MemberData(nameof(Flushes))]
    public async Task While_an_answer_is_streamed(string point, bool stream)
    {
        var view = await TurnAsync(point, stream, words: 300);
        Assert.Contains(view.Events, read => read.Type == "run_restarted");
    }

    [Theory, MemberData(nameof(Commits))]
    public async Task While_an_answer_is_stored(string point, bool stream)
    {
        var view = await TurnAsync(point, stream);
        if (point.Contains("-after", StringComparison.Ordinal)) Assert.Equal(1, Assert.Single(view.Runs).Attempt);
        if (!stream) Assert.DoesNotContain(view.Events, read => read.Type == "run_restarted");
    }

    [Theory, MemberData(nameof(QueuedAccepts))]
    public async Task While_a_message_gets_in_line(string point, bool stream)
    {
        var (first, second) = (Api.Token("first"), Api.Token("second"));
        var threadId = await Api.CreateThreadAsync();
        await using var tail = new Tail(Api, threadId);
        var revived = await fixture.ArmAsync(threadId, point);
        var speaking = new PatientClient(Api, threadId).SendAsync(new { content = $"{first} {Speech}", stream });
        await Eventually.True(() => tail.Saw("content_streaming"));
        var waiting = await new PatientClient(Api, threadId).SendAsync(new { content = second, stream });
        Assert.Equal($"reply to: {second}", waiting["content"].GetString());
        Assert.Equal("COMPLETED", (await speaking)["status"].GetString());
        await revived;

        var view = await ThreadView.SettledAsync(Api, threadId, first, second);
        Assert.Equal(2, view.Runs.Count);
        await AssertSameAsync(tail, view);
    }

    [Theory, MemberData(nameof(Cancels))]
    public async Task While_a_turn_is_cancelled(string point, bool stream)
    {
        var token = Api.Token("cancel");
        var threadId = await Api.CreateThreadAsync();
        await using var tail = new Tail(Api, threadId);
        var revived = await fixture.ArmAsync(threadId, point);
        var client = new PatientClient(Api, threadId);
        var reading = client.StreamAsync(new { content = $"{token} [[words:4000 every:20]]", stream });
        await Eventually.True(() => tail.Saw("content_streaming"));
        var runId = Assert.Single(await Api.RunsAsync(threadId)).RunId;
        await client.CancelAsync(runId);
        await revived;
        await client.CancelAsync(runId);
        Assert.Equal("run_cancelled", (await reading).Type);

        var view = await ThreadView.SettledAsync(Api, threadId, token);
        Assert.Equal("CANCELLED", Assert.Single(view.Runs).Status);
        await AssertSameAsync(tail, view);
    }

    private async Task<ThreadView> TurnAsync(string point, bool stream, int words = 40)
    {
        var token = Api.Token("turn");
        var threadId = await Api.CreateThreadAsync();
        await using var tail = stream ? new Tail(Api, threadId) : null;
        var revived = await fixture.ArmAsync(threadId, point);
        var client = new PatientClient(Api, threadId);
        var message = new { content = $"{token} [[words:{words} every:8]]", stream };
        var content = stream
            ? (await client.StreamAsync(message)).Data.GetProperty("content").GetString()
            : (await client.SendAsync(message))["content"].GetString();
        await revived;

        var view = await ThreadView.SettledAsync(Api, threadId, token);
        Assert.Equal("COMPLETED", Assert.Single(view.Runs).Status);
        Assert.Equal(content, view.AnswerTo(token).Content);
        Assert.EndsWith($" word{words}", content, StringComparison.Ordinal);
        Assert.InRange(fixture.Model.AskedAbout(token).Count, 1, 2);
        if (tail is not null) await AssertSameAsync(tail, view);
        if (stream) Assert.Equal(Replay.Bytes(view.Events), Replay.Bytes(client.Events));
        return view;
    }

    /// <summary>The reader that came back has what a replay has, byte for byte.</summary>
    private static async Task AssertSameAsync(Tail tail, ThreadView view)
    {
        await Eventually.True(() => tail.Events.Count >= view.Events.Count);
        Assert.Equal(Replay.Bytes(view.Events), Replay.Bytes(tail.Events));
    }
}
