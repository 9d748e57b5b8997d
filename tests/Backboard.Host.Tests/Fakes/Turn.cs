namespace Backboard.Host.Tests;

/// <summary>Events of ordinary turns.</summary>
internal static class Turn
{
    public static readonly Guid MessageId = Guid.Parse("01900000-0000-7000-8000-000000000002");
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TurnOutcome Outcome { get; } = new()
    {
        Provider = "openai",
        Model = "gpt-4o",
        Usage = new Usage(12, 3),
        StopReason = StopReason.EndTurn,
        Context = new ContextUsage(12, 128_000, 0, "gpt-4o"),
        Degraded = ["memory"],
    };

    public static Message User(Guid runId, string content) =>
        new(1, Guid.Parse("01900000-0000-7000-8000-000000000001"), runId, MessageRole.User, MessageStatus.Completed, content, At);

    public static Message Answer(Guid runId, string content) =>
        new(2, MessageId, runId, MessageRole.Assistant, MessageStatus.Completed, content, At.AddMilliseconds(1500));

    public static Message Stub(Guid runId) => Answer(runId, "") with
    {
        Status = MessageStatus.RequiresAction,
        ToolCalls = [new ToolCall("call_1", "get_weather", """{"city":"Berlin"}""")],
    };

    public static Action<Guid> Plays(FakeThread thread, string question, string answer, params string[] deltas) => runId =>
    {
        thread.Append(runId, new UserMessageStored(), User(runId, question));
        thread.Append(runId, new RunStarted(MessageId, "openai", "gpt-4o"));
        foreach (var delta in deltas)
            thread.Append(runId, new ContentStreaming(delta));
        thread.Append(runId, new RunEnded(Outcome), Answer(runId, answer));
    };
}
