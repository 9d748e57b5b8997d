namespace Backboard.Crash.Tests;

/// <summary>As <see cref="CrashSweepTests"/>, around a turn that asks for a tool: an answered tool is never asked for again.</summary>
public abstract class ToolSweepTests(SweepFixture fixture)
{
    private static readonly object[] Tools =
    [
        new
        {
            type = "function",
            function = new
            {
                name = "lookup",
                description = "Looks something up",
                parameters = new { type = "object", properties = new { q = new { type = "string" } }, required = (string[])["q"] },
            },
        },
    ];

    private Api Api => fixture.Api;

    public static TheoryData<string, bool> Asks => CrashPoints.Of("tools");

    public static TheoryData<string, bool> Answers => CrashPoints.Of("continue");

    [Theory, MemberData(nameof(Asks))]
    public Task While_tools_are_asked_for(string point, bool stream) => RoundAsync(point, stream);

    [Theory, MemberData(nameof(Answers))]
    public Task While_outputs_are_taken(string point, bool stream) => RoundAsync(point, stream);

    private async Task RoundAsync(string point, bool stream)
    {
        var token = Api.Token("tool");
        var output = Api.Token("output");
        var threadId = await Api.CreateThreadAsync();
        await using var tail = stream ? new Tail(Api, threadId) : null;
        var revived = await fixture.ArmAsync(threadId, point);
        var client = new PatientClient(Api, threadId);
        var message = new { content = $$$"""{{{token}}} [[tool:lookup {"q":"x"}]]""", stream, tools = Tools };
        var asked = stream ? (await client.StreamAsync(message)).Data : (await client.SendAsync(message)).Json;
        var call = Assert.Single(asked.GetProperty("tool_calls").EnumerateArray());
        var runId = asked.GetProperty("run_id").GetGuid();
        var answer = (call.GetProperty("id").GetString()!, output);
        var content = stream
            ? (await client.StreamOutputsAsync(runId, answer)).Data.GetProperty("content").GetString()
            : (await client.SubmitAsync(runId, answer))["content"].GetString();
        await revived;

        var view = await ThreadView.SettledAsync(Api, threadId, token);
        Assert.Equal($"tool results: lookup={output}", content);
        Assert.Equal(content, view.AnswerTo(token).Content);
        Assert.Equal(["user", "assistant", "tool", "assistant"], view.Messages.Select(stored => stored.Role));
        Assert.Single(view.Events, read => read.Type == "tool_submit_required");
        Assert.Equal(Replay.Bytes(view.Events), Replay.Bytes(await Replay.OfRunAsync(Api, threadId, runId)));
        if (tail is null) return;
        Assert.Equal(Replay.Bytes(view.Events), Replay.Bytes(client.Events));
        await Eventually.True(() => tail.Events.Count >= view.Events.Count);
        Assert.Equal(Replay.Bytes(view.Events), Replay.Bytes(tail.Events));
    }
}
